import type { Context } from 'hono';
import type { TenantContext } from '../../context.ts';
import { denyDevice } from '../device/device-codes.ts';
import type { OAuthError } from '../oauth-error.ts';
import { samlRefused } from '../saml-applications/saml-refused.ts';
import { type BrowserLogin, endBrowserLogin } from './browser-login.ts';
import { respond } from './respond.ts';

/**
 * Ends a login with a refusal, which the application, or the device, is told. Raises the refusal of a password reset,
 * where only the person is there, and of a WS-Fed login: the protocol has no answer for it, so the person reads it (assumed).
 */
export function refuseLogin(
  context: TenantContext,
  c: Context,
  login: BrowserLogin,
  refused: OAuthError,
): Response {
  endBrowserLogin(context, login);
  if (login.reset !== undefined || login.saml?.protocol === 'wsfed') throw refused;
  if (login.saml) return samlRefused(context, c, login, refused.message);
  if (login.device !== undefined) {
    denyDevice(context, login.device, refused.message);
    return c.redirect('/u/device/denied');
  }
  const { error, error_description: description } = refused.body;
  return respond(context, c, login.callback, {
    error: String(error),
    error_description: String(description),
  });
}
