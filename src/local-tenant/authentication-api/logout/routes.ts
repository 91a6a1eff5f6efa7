import { type Context, Hono } from 'hono';
import type { TenantContext } from '../../context.ts';
import { bodyLimit } from '../../server/body-limit.ts';
import type { ErrorPage } from '../authorize/routes.ts';
import { OAuthError } from '../oauth-error.ts';
import { loggingOut, logoutTarget } from './logout-target.ts';
import { completeLogout, rpLogout } from './rp-logout.ts';

/** `/v2/logout` and `/oidc/logout`. */
export function logoutRoutes(context: TenantContext, errorPage: ErrorPage): Hono {
  const app = new Hono();
  const byApplication = (c: Context) => rpLogout(context, c);
  app.get('/v2/logout', (c) => {
    const client = loggingOut(context, c.req.query('client_id'));
    const target = logoutTarget(context, client, c.req.query('returnTo'));
    return completeLogout(context, c, { client, target, proved: true });
  });
  app.get('/oidc/logout', byApplication);
  app.post('/oidc/logout', bodyLimit(), byApplication);
  app.onError((error, c) => {
    if (error instanceof OAuthError) return errorPage(c, error);
    throw error;
  });
  return app;
}
