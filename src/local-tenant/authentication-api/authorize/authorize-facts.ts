import type { Context } from 'hono';
import { type RequestFacts, requestFacts } from '../request-facts.ts';
import type { BrowserLogin } from './browser-login.ts';

/**
 * What Actions are told of the request: whatever page the person has been through, `event.request.query` is that of
 * `/authorize` (Auth0's documentation, "Actions triggers: post-login, event object").
 */
export function authorizeFacts(c: Context, { client, parameters }: BrowserLogin): RequestFacts {
  const { password: _never, ...query } = parameters;
  return { ...requestFacts(c, client, {}), method: 'GET', query };
}
