/** Somebody, and the application that they sign in to. */
export interface PersonToSignIn {
  readonly email: string;
  readonly password: string;
  readonly callback: string;
  readonly clientId: string;
  readonly clientSecret: string;
  /** Left out: the access token is an opaque one, which the tenant has to keep. */
  readonly audience?: string;
}

/** A browser with its cookies: sends a request; where it leads, or else the same path. */
export type CookieJar = (path: string, form?: URLSearchParams) => Promise<string>;

/** A whole sign-in in a new browser over HTTP: `/authorize`, the page, the form, the callback's code for tokens. */
export async function signInOver(port: number, person: PersonToSignIn): Promise<CookieJar> {
  const { email, password } = person;
  const browser = cookieJar(`http://127.0.0.1:${port}`);
  const page = await browser(authorizePath(person));
  const state = new URL(page, 'http://localhost').searchParams.get('state') ?? '';
  await browser(page);
  let next = await browser(page, new URLSearchParams({ state, username: email, password }));
  if (next.startsWith('/u/login/password'))
    next = await browser(next, new URLSearchParams({ state, password }));
  await exchange(port, person, next);
  return browser;
}

/** Signs in again with the session that the browser has: `/authorize` with `prompt=none`, and the code for tokens. */
export async function signInAgain(port: number, person: PersonToSignIn, browser: CookieJar): Promise<void> {
  await exchange(port, person, await browser(`${authorizePath(person)}&prompt=none`));
}

function authorizePath({ callback, clientId, audience }: PersonToSignIn): string {
  const asked = new URLSearchParams({
    client_id: clientId,
    redirect_uri: callback,
    response_type: 'code',
    scope: 'openid profile email',
    state: 'of-the-application',
    ...(audience !== undefined && { audience }),
  });
  return `/authorize?${asked}`;
}

async function exchange(port: number, person: PersonToSignIn, back: string): Promise<void> {
  const { callback, clientId, clientSecret } = person;
  const code = new URL(back).searchParams.get('code') ?? '';
  const answer = await fetch(`http://127.0.0.1:${port}/oauth/token`, {
    method: 'POST',
    body: new URLSearchParams({
      grant_type: 'authorization_code',
      client_id: clientId,
      client_secret: clientSecret,
      redirect_uri: callback,
      code,
    }),
  });
  const tokens = await answer.text();
  if (!tokens.includes('id_token')) throw new Error(tokens);
}

function cookieJar(origin: string): CookieJar {
  const cookies = new Map<string, string>();
  return async (path, form) => {
    const answer = await fetch(`${origin}${path}`, {
      redirect: 'manual',
      headers: { cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join('; ') },
      ...(form && { method: 'POST', body: form }),
    });
    await answer.text();
    for (const set of answer.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(set) ?? [];
      cookies.set(name, value);
    }
    if (answer.status >= 400) throw new Error(`${path} answered ${answer.status}`);
    return answer.headers.get('location') ?? path;
  };
}
