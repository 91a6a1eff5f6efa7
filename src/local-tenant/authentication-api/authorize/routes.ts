import { type Context, Hono } from 'hono';
import type { TenantContext } from '../../context.ts';
import { bodyLimit } from '../../server/body-limit.ts';
import { providerAnswered } from '../federation/provider-callback.ts';
import { OAuthError } from '../oauth-error.ts';
import { followLink } from '../passwordless/follow-link.ts';
import { authorize } from './authorize.ts';
import { continueAfterRedirect } from './continue.ts';

/** Shows a person what went wrong where no application can be told. */
export type ErrorPage = (c: Context, error: OAuthError) => Response | Promise<Response>;

/** `/authorize`, `/continue` and `/login/callback`: where browsers come from applications, from where Actions have sent them, and from identity providers. */
export function authorizeRoutes(context: TenantContext, errorPage: ErrorPage): Hono {
  const app = new Hono();
  app.onError((error, c) => {
    if (error instanceof OAuthError) return errorPage(c, error);
    throw error;
  });
  const begin = (c: Context) => authorize(context, c);
  const goOn = (c: Context) => continueAfterRedirect(context, c);
  app.get('/authorize', begin);
  app.post('/authorize', bodyLimit(), begin);
  app.get('/passwordless/verify_redirect', (c) => followLink(context, c));
  const fromProvider = (c: Context) => providerAnswered(context, c);
  app.get('/login/callback', fromProvider);
  app.post('/login/callback', bodyLimit(), fromProvider);
  app.get('/continue', goOn);
  app.post('/continue', bodyLimit(), goOn);
  return app;
}
