import type { Context } from 'hono';
import type { TenantContext } from '../../context.ts';
import type { Callback } from './authorize-request.ts';
import { formPost } from './form-post.ts';
import { webMessage } from './web-message.ts';

/** What the application gets: `{ code }`, `{ access_token, … }` or `{ error, error_description }`, with `state`. */
export type Answer = Readonly<Record<string, string>>;

export type Sender = (context: TenantContext, c: Context, redirectUri: string, answer: Answer) => Response;

/** One row a `response_mode`. */
const SENDERS: Readonly<Record<Callback['responseMode'], Sender>> = {
  query: (_, c, uri, answer) => c.redirect(withQuery(uri, answer)),
  fragment: (_, c, uri, answer) => c.redirect(`${uri.split('#')[0]}#${new URLSearchParams(answer)}`),
  form_post: formPost,
  web_message: webMessage,
};

/** Sends the browser back to the application with an answer. */
export function respond(
  context: TenantContext,
  c: Context,
  { redirectUri, responseMode, state }: Pick<Callback, 'redirectUri' | 'responseMode' | 'state'>,
  answer: Answer,
): Response {
  c.header('cache-control', 'no-store');
  const complete = { ...answer, ...(state !== undefined && { state }) };
  return SENDERS[responseMode](context, c, redirectUri, complete);
}

/** A callback may be an app's own scheme, so it is extended as text: `com.fernhill.app://callback?code=…`. */
export function withQuery(uri: string, fields: Answer): string {
  const [base = '', fragment] = uri.split('#');
  const query = new URLSearchParams(fields);
  const extended = `${base}${base.includes('?') ? '&' : '?'}${query}`;
  return fragment === undefined ? extended : `${extended}#${fragment}`;
}
