import type { Context } from 'hono';
import type { TenantContext } from '../../context.ts';
import { refuse } from '../oauth-error.ts';
import { openBrowserLogin } from './browser-login.ts';
import { cameBack } from './proceed.ts';

/**
 * `/continue`: the person is back from where an Action sent them; GET or POST, with `state` in the query or the form
 * (Auth0's documentation, "Redirect with Actions"). Raises `unknown-transaction`.
 */
export async function continueAfterRedirect(context: TenantContext, c: Context): Promise<Response> {
  const body = c.req.method === 'POST' ? Object.fromEntries(new URLSearchParams(await c.req.text())) : {};
  const login = openBrowserLogin(context, c, body.state);
  if (login.waits !== 'redirect') refuse('unknown-transaction', {});
  return cameBack(context, c, login, { body });
}
