import { html } from 'hono/html';
import { randomText } from '../../../core/random.ts';
import type { Sender } from './respond.ts';
import { scriptPolicy } from './script-policy.ts';

/**
 * `response_mode=form_post`, and answers to SAML and WS-Fed applications: a page whose form sends itself to the callback; without
 * JavaScript, by its button.
 */
export const formPost: Sender = ({ random }, c, redirectUri, answer) => {
  const nonce = randomText(random, 22);
  scriptPolicy(c, nonce);
  c.header('cache-control', 'no-store');
  const fields = Object.entries(answer).map(
    ([name, value]) => html`<input type="hidden" name="${name}" value="${value}" />`,
  );
  return c.html(html`<!doctype html>
<html lang="en">
<head><meta charset="utf-8" /><title>Signing in</title></head>
<body>
<form method="post" action="${redirectUri}">${fields}<noscript><button type="submit">Continue</button></noscript></form>
<script nonce="${nonce}">document.forms[0].submit()</script>
</body>
</html>`) as Response;
};
