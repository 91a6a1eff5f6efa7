import type { Context } from 'hono';
import { html, raw } from 'hono/html';
import type { HtmlEscapedString } from 'hono/utils/html';
import { textOf } from '../../../core/json.ts';
import { randomText } from '../../../core/random.ts';
import type { TenantContext } from '../../context.ts';
import { type Branding, brandingOf } from './branding.ts';
import { styleOf } from './style.ts';
import { withTemplate } from './template.ts';

export type Html = HtmlEscapedString | Promise<HtmlEscapedString>;

export interface PageOptions {
  readonly language: string;
  readonly title: string;
  readonly body: Html;
  readonly organizationId?: string | undefined;
  /** What page templates are told: Auth0's documented variables. */
  readonly variables?: object;
  readonly status?: 200 | 400 | 401 | 403 | 404 | 410 | 429 | 500;
}

/** A page of the tenant: its branding, within its own template where it has one. */
export async function page(context: TenantContext, c: Context, options: PageOptions): Promise<Response> {
  const { documents } = context.state;
  const branding = brandingOf(documents, context.domain, options.organizationId);
  const nonce = randomText(context.random, 22);
  const head = await headOf(options, branding, nonce);
  const widget = await html`<main>${logoOf(branding)}${options.body}</main>`;
  const template = textOf(documents.get('/branding/templates/universal-login', '')?.body);
  const parts = { head: String(head), widget: String(widget) };
  const own = template === undefined ? undefined : await withTemplate(template, parts, options, branding);
  protect(c, nonce, own !== undefined);
  const whole = html`<!doctype html>
<html lang="${options.language}"><head>${head}</head><body>${widget}</body></html>`;
  return c.html(own ?? whole, options.status ?? 200);
}

function headOf({ title }: PageOptions, branding: Branding, nonce: string): Html {
  const { faviconUrl, companyName } = branding;
  return html`<meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title} | ${companyName}</title>${faviconUrl ? html`<link rel="icon" href="${faviconUrl}">` : ''}
<style nonce="${nonce}">${raw(styleOf(branding))}</style>`;
}

function logoOf({ logoUrl, companyName }: Branding): Html | string {
  return logoUrl ? html`<img class="logo" src="${logoUrl}" alt="${companyName}">` : '';
}

/**
 * No script runs, nobody frames the page and nothing is kept of it. Where the tenant has its own template, that may bring
 * styles of its own: Auth0 runs its scripts as well, which here would be the one way to read a password.
 */
function protect(c: Context, nonce: string, template: boolean): void {
  const styles = template ? "'unsafe-inline' https:" : `'nonce-${nonce}'`;
  const policy = [
    "default-src 'none'",
    `style-src ${styles}`,
    'img-src https: data:',
    'font-src https: data:',
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ];
  c.header('content-security-policy', policy.join('; '));
  c.header('cache-control', 'no-store');
  c.header('referrer-policy', 'no-referrer');
  c.header('x-content-type-options', 'nosniff');
  c.header('x-frame-options', 'DENY');
}
