import { type Context, Hono } from 'hono';
import { mask } from '../../core/mask.ts';
import type { TenantContext } from '../context.ts';
import { jwksOf } from '../keys/jwks.ts';
import { bodyLimit } from '../server/body-limit.ts';
import { NotLoaded } from '../upstream/not-loaded.ts';
import { pushRequest } from './authorize/pushed-requests.ts';
import { authorizeRoutes, type ErrorPage } from './authorize/routes.ts';
import { crossOrigin } from './cross-origin.ts';
import { answerChangePassword, answerSignUp } from './database/endpoints.ts';
import { requestDeviceCode } from './device/request-device-code.ts';
import { discovery } from './discovery.ts';
import { connectionJwks } from './federation/client-proof.ts';
import { logoutRoutes } from './logout/routes.ts';
import { associate } from './mfa-api/associate.ts';
import { listAuthenticators, removeAuthenticator } from './mfa-api/authenticators.ts';
import { challenge } from './mfa-api/challenge.ts';
import { OAuthError, refuse } from './oauth-error.ts';
import { startPasswordless } from './passwordless/start.ts';
import { samlRoutes } from './saml-applications/routes.ts';
import { wsFedRoutes } from './saml-applications/wsfed-routes.ts';
import { revoke } from './token-endpoint/revoke.ts';
import { answerTokenRequest } from './token-endpoint/token-endpoint.ts';
import { userInfo } from './user-info.ts';

/** The Authentication API: `/authorize`, `/oauth/token`, `/userinfo` and the documents below `/.well-known`. */
export function authenticationApi(context: TenantContext, errorPage: ErrorPage = asJson): Hono {
  const app = new Hono();
  const showUser = async (c: Context) => c.json(await userInfo(context, c.req.header('authorization')));
  for (const path of [
    '/oauth/*',
    '/dbconnections/*',
    '/passwordless/*',
    '/mfa/*',
    '/userinfo',
    '/.well-known/*',
  ])
    app.use(path, crossOrigin(context));
  app.get('/.well-known/openid-configuration', (c) => c.json(discovery(context)));
  app.get('/.well-known/jwks.json', (c) => c.json(jwksOf(context.keys)));
  app.get('/oauth/connection/:name/.well-known/jwks.json', async (c) => {
    const keys = await connectionJwks(context, c.req.param('name'));
    return keys ? c.json({ keys: keys.keys as never }) : c.json({ error: 'not_found' }, 404);
  });
  app.post('/oauth/token', bodyLimit(), (c) => answerTokenRequest(context, c));
  app.post('/oauth/device/code', bodyLimit(), (c) => requestDeviceCode(context, c));
  app.post('/passwordless/start', bodyLimit(), (c) => startPasswordless(context, c));
  app.post('/mfa/associate', bodyLimit(), (c) => associate(context, c));
  app.post('/mfa/challenge', bodyLimit(), (c) => challenge(context, c));
  app.get('/mfa/authenticators', (c) => listAuthenticators(context, c));
  app.delete('/mfa/authenticators/:id', (c) => removeAuthenticator(context, c));
  app.post('/oauth/par', bodyLimit(), (c) => pushRequest(context, c));
  app.post('/oauth/revoke', bodyLimit(), (c) => revoke(context, c));
  app.post('/dbconnections/signup', bodyLimit(), (c) => answerSignUp(context, c));
  app.post('/dbconnections/change_password', bodyLimit(), (c) => answerChangePassword(context, c));
  app.get('/userinfo', showUser);
  app.post('/userinfo', showUser);
  for (const [path, instead] of GONE) app.all(path, () => refuse('gone', { path, instead }));
  app.route('/', authorizeRoutes(context, errorPage));
  app.route('/', logoutRoutes(context, errorPage));
  app.route('/', samlRoutes(context, errorPage));
  app.route('/', wsFedRoutes(context, errorPage));
  app.onError((error, c) => {
    // RFC 6749, section 5.1.
    c.header('cache-control', 'no-store');
    if (error instanceof OAuthError) return asJson(c, error);
    // Whoever runs the fork reads what is missing and asks again.
    if (error instanceof NotLoaded) return c.body(null, 503);
    process.stderr.write(mask(`${error.stack}\n`));
    const bug = OAuthError.of('bug', {});
    return c.json(bug.body, bug.status);
  });
  return app;
}

/** Auth0's documentation of the Authentication API marks them as legacy. */
const GONE: readonly (readonly [path: string, instead: string])[] = [
  ['/tokeninfo', '/userinfo'],
  ['/oauth/ro', '/oauth/token'],
  ['/oauth/access_token', '/oauth/token'],
  ['/delegation', '/oauth/token'],
  ['/passwordless/verify', '/oauth/token'],
];

const asJson: ErrorPage = (c, error) => c.json(error.body, error.status);
