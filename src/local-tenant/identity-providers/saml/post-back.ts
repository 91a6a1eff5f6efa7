import type { Context } from 'hono';
import { html } from 'hono/html';

/** A response in a form that goes back by its button: such pages run no script (SAML Bindings, section 3.5.4, lets a person press it). */
export function postBack(c: Context, action: string, fields: Readonly<Record<string, string>>): Response {
  c.header('content-security-policy', "default-src 'none'; base-uri 'none'; frame-ancestors 'none'");
  return c.html(html`<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Back</title></head><body>
<form method="post" action="${action}">${Object.entries(fields).map(
    ([name, value]) => html`<input type="hidden" name="${name}" value="${value}">`,
  )}<button type="submit">Continue</button></form></body></html>`) as Response;
}
