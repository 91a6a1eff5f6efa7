// The mechanics' board: runs in the browser alone, so it has no secret. auth0-spa-js does the protocol, with PKCE and
// refresh tokens that rotate; tokens stay in memory, and are gone when the page is.
import { Auth0Client } from '@auth0/auth0-spa-js';

const { VITE_AUTH0_DOMAIN, VITE_CLIENT_ID, VITE_API_URL, VITE_API_AUDIENCE, VITE_CLAIMS_NAMESPACE } =
  import.meta.env as Readonly<Record<string, string>>;

const auth0 = new Auth0Client({
  domain: VITE_AUTH0_DOMAIN ?? '',
  clientId: VITE_CLIENT_ID ?? '',
  useRefreshTokens: true,
  cacheLocation: 'memory',
  authorizationParams: {
    redirect_uri: location.origin,
    audience: VITE_API_AUDIENCE ?? '',
    scope: 'openid profile email offline_access read:bookings',
  },
});

const app = document.querySelector('#app') as HTMLElement;

/** An element with children; text is text, never HTML. */
function element(name: string, ...children: (Node | string)[]): HTMLElement {
  const made = document.createElement(name);
  made.append(...children);
  return made;
}

function button(text: string, act: () => unknown): HTMLElement {
  const made = element('button', text);
  made.addEventListener('click', () => Promise.resolve(act()).catch(failed));
  return made;
}

function show(...children: (Node | string)[]): void {
  app.replaceChildren(element('h1', 'Fernhill Workshop'), ...children);
}

function failed(error: unknown): void {
  const why = error instanceof Error ? error.message : String(error);
  show(
    element('p', why),
    button('Start again', () => location.assign(location.origin)),
  );
}

async function board(): Promise<void> {
  const claims = await auth0.getIdTokenClaims();
  if (!claims) {
    show(
      element('p', 'See the bookings of your workshop.'),
      button('Sign in', () => auth0.loginWithRedirect()),
    );
    return;
  }
  const roles: unknown = claims[`${VITE_CLAIMS_NAMESPACE}roles`];
  const manages = Array.isArray(roles) && roles.includes('Workshop Manager');
  const rows = Object.entries(claims)
    .filter(([name]) => name !== '__raw')
    .map(([name, value]) => element('tr', element('td', name), element('td', JSON.stringify(value))));
  const answer = element('p');
  answer.setAttribute('role', 'status');
  show(
    element('p', `Hello ${claims.name ?? claims.sub}.`),
    element('p', manages ? 'You manage a workshop.' : 'You are not a manager.'),
    button('Ask the API', async () => answer.replaceChildren(await askApi())),
    ' ',
    button('Sign out', () => auth0.logout({ logoutParams: { returnTo: location.origin } })),
    answer,
    element('h2', 'What the ID token says'),
    element('table', element('tbody', ...rows)),
  );
}

/** An access token that is over is renewed on the way. */
async function askApi(): Promise<string> {
  const token = await auth0.getTokenSilently();
  const answer = await fetch(`${VITE_API_URL}/bookings`, { headers: { authorization: `Bearer ${token}` } });
  if (!answer.ok) return `The API answered ${answer.status}.`;
  return `The API has ${((await answer.json()) as unknown[]).length} bookings of yours.`;
}

/** Whoever is back from the tenant brings a code, or the reason why not. */
async function start(): Promise<void> {
  const { searchParams } = new URL(location.href);
  if (searchParams.has('state') && (searchParams.has('code') || searchParams.has('error'))) {
    try {
      await auth0.handleRedirectCallback();
    } finally {
      history.replaceState({}, '', location.origin);
    }
  }
  await board();
}

start().catch(failed);
