// Fernhill's web application: customers sign in with Universal Login, see what the application knows of them, and book
// repairs through the API. express-openid-connect does the protocol: /login, /callback and /logout are its own.
import express, { type ErrorRequestHandler, type Express, type Request } from 'express';
import { auth, requiresAuth } from 'express-openid-connect';
import { page, text } from './page.ts';

export interface WebAppSettings {
  /** `https://localhost:4400`, or `https://fernhill.eu.auth0.com` */
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string;
  /** Where people reach it: `http://localhost:3000` */
  readonly baseUrl: string;
  /** Signs the cookie of its session. */
  readonly sessionSecret: string;
  readonly api: { readonly url: string; readonly audience: string };
  /** Of the claims that the Actions add: `https://fernhill.example/` */
  readonly claims: string;
}

const ADMINISTRATOR = 'Workshop Manager';

export function webApp(settings: WebAppSettings): Express {
  const { issuer, clientId, clientSecret, baseUrl, sessionSecret, api, claims } = settings;
  const app = express();
  app.use(express.urlencoded({ extended: false }));
  app.use(
    auth({
      issuerBaseURL: issuer,
      baseURL: baseUrl,
      clientID: clientId,
      clientSecret,
      clientAuthMethod: 'client_secret_post',
      secret: sessionSecret,
      authRequired: false,
      // /logout ends the session here and the one at the tenant.
      idpLogout: true,
      authorizationParams: {
        response_type: 'code',
        audience: api.audience,
        scope: 'openid profile email offline_access read:bookings create:bookings',
      },
    }),
  );

  app.get('/', (request, response) => {
    const { user } = request.oidc;
    response.send(
      user
        ? page('Fernhill Bookings', user, `<p>Hello ${text(user['name'])}.</p>`)
        : page(
            'Fernhill Bookings',
            undefined,
            '<p>Book a repair.</p><p><a class="button" href="/login">Sign in</a></p>',
          ),
    );
  });

  app.get('/profile', requiresAuth(), async (request, response) => {
    const info = await request.oidc.fetchUserInfo();
    const added = Object.entries(request.oidc.idTokenClaims ?? {}).filter(([name]) =>
      name.startsWith(claims),
    );
    response.send(
      page(
        'Profile',
        request.oidc.user,
        `<h2>What /userinfo says</h2>${table(Object.entries(info))}<h2>What the Actions added</h2>${table(added)}`,
      ),
    );
  });

  app.get('/protected', requiresAuth(), (request, response) => {
    response.send(page('Protected', request.oidc.user, '<p>Only people who have signed in see this.</p>'));
  });

  app.get('/admin', requiresAuth(), (request, response) => {
    const roles: unknown = request.oidc.idTokenClaims?.[`${claims}roles`];
    const may = Array.isArray(roles) && roles.includes(ADMINISTRATOR);
    const body = may
      ? '<p>You manage a workshop.</p>'
      : `<p>This page is for people with the role ${ADMINISTRATOR}.</p>`;
    response.status(may ? 200 : 403).send(page('Administrators', request.oidc.user, body));
  });

  app.get('/bookings', requiresAuth(), async (request, response) => {
    const bookings = (await callApi(request, api.url, 'GET')) as { bicycle: string }[];
    const list = bookings.map(({ bicycle }) => `<li>${text(bicycle)}</li>`).join('');
    const form =
      '<form method="post"><label>Bicycle <input name="bicycle" required></label> <button>Book a repair</button></form>';
    response.send(page('Bookings', request.oidc.user, `<ul>${list}</ul>${form}`));
  });
  app.post('/bookings', requiresAuth(), async (request, response) => {
    await callApi(request, api.url, 'POST', {
      bicycle: (request.body as { bicycle?: string }).bicycle ?? '',
    });
    response.redirect(303, '/bookings');
  });

  app.use(failed);
  return app;
}

/** Calls the API in the person's name. An access token that is over is renewed with the refresh token first. */
async function callApi(request: Request, url: string, method: string, body?: object): Promise<unknown> {
  let token = request.oidc.accessToken;
  if (token?.isExpired()) token = await token.refresh();
  const answer = await fetch(`${url}/bookings`, {
    method,
    headers: { authorization: `Bearer ${token?.access_token}`, 'content-type': 'application/json' },
    ...(body && { body: JSON.stringify(body) }),
  });
  if (!answer.ok) throw new Error(`The API answered ${answer.status}: ${await answer.text()}`);
  return answer.json();
}

function table(rows: readonly (readonly [string, unknown])[]): string {
  if (rows.length === 0) return '<p>Nothing.</p>';
  const cells = rows.map(([name, value]) => {
    const shown = typeof value === 'string' ? value : JSON.stringify(value);
    return `<tr><th scope="row">${text(name)}</th><td>${text(shown)}</td></tr>`;
  });
  return `<table>${cells.join('')}</table>`;
}

/** A sign-in that the tenant, or one of its Actions, refused says why. */
const failed: ErrorRequestHandler = (error, request, response, _next) => {
  const {
    status = 500,
    error: code,
    error_description: why,
  } = error as Record<string, string | number | undefined>;
  const body = `<p>${text(why ?? 'Something went wrong.')}</p><p><a href="/">Start again</a></p>`;
  if (code === undefined) process.stderr.write(`${(error as Error).stack}\n`);
  response
    .status(Number(status))
    .send(
      page(
        code === 'access_denied' ? 'You were not signed in' : 'That did not work',
        request.oidc?.user,
        body,
      ),
    );
};
