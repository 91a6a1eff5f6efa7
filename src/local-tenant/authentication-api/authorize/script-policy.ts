import type { Context } from 'hono';

/** Lets one script of a page run and nothing else; `frames` is who may show the page in a frame. */
export function scriptPolicy(c: Context, nonce: string, frames = "'none'"): void {
  c.header(
    'content-security-policy',
    `default-src 'none'; script-src 'nonce-${nonce}'; base-uri 'none'; frame-ancestors ${frames}`,
  );
  c.header('referrer-policy', 'no-referrer');
  c.header('x-content-type-options', 'nosniff');
}
