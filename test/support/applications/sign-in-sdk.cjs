// Auth0's Node SDK, as a web application's server uses it, in a process of its own: NODE_EXTRA_CA_CERTS counts from a
// process's start. Tells what each call came to.
const { AuthenticationClient, UserInfoClient } = require('auth0/legacy');

const { ISSUER, CLIENT_ID: clientId, CLIENT_SECRET: clientSecret, CALLBACK } = process.env;
const domain = new URL(ISSUER).host;
const authentication = new AuthenticationClient({ domain, clientId, clientSecret });
const DATABASE = 'fernhill-customers';
const LENA = { email: 'lena@mail.example', password: 'Lena-rides-the-hill-path-9' };

/** What a call answers, or what it was refused with. */
const outcome = (call) =>
  call.then(
    ({ data }) => data,
    ({ statusCode, error, error_description: description, message }) => ({
      statusCode,
      error,
      description: description ?? message,
    }),
  );

/** Somebody logs in with a browser at an address; the code that comes to the callback. */
async function loggedIn(path) {
  const cookies = new Map();
  const send = async (to, form) => {
    const answer = await fetch(new URL(to, ISSUER), {
      redirect: 'manual',
      headers: { cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join('; ') },
      ...(form && { method: 'POST', body: new URLSearchParams(form) }),
    });
    for (const set of answer.headers.getSetCookie()) {
      const [, name, value] = /^([^=]+)=([^;]*)/.exec(set);
      cookies.set(name, value);
    }
    return answer.headers.get('location');
  };
  const page = await send(path);
  const state = new URL(page, ISSUER).searchParams.get('state');
  const password = await send(page, { state, username: LENA.email, password: LENA.password });
  const done = password.startsWith('/u/')
    ? await send(password, { state, password: LENA.password })
    : password;
  return new URL(done).searchParams.get('code');
}

async function newestMail() {
  const [mail] = await (await fetch(new URL('/_local/mailbox', ISSUER))).json();
  return mail;
}

async function main() {
  const { database, oauth, passwordless } = authentication;
  const told = {};
  told.signUp = await outcome(database.signUp({ connection: DATABASE, ...LENA }));
  told.signUpAgain = await outcome(database.signUp({ connection: DATABASE, ...LENA }));
  told.changePassword = await outcome(database.changePassword({ connection: DATABASE, email: LENA.email }));
  told.resetMail = (await newestMail()).kind;

  const pushed = await outcome(
    oauth.pushedAuthorization({
      client_id: clientId,
      response_type: 'code',
      redirect_uri: CALLBACK,
      scope: 'openid email offline_access',
    }),
  );
  const query = new URLSearchParams({ client_id: clientId, request_uri: pushed.request_uri });
  const code = await loggedIn(`/authorize?${query}`);
  const tokens = await outcome(oauth.authorizationCodeGrant({ code, redirect_uri: CALLBACK }));
  told.tokens = Object.keys(tokens).sort();
  told.user = await outcome(new UserInfoClient({ domain }).getUserInfo(tokens.access_token));
  told.codeAgain = await outcome(oauth.authorizationCodeGrant({ code, redirect_uri: CALLBACK }));
  told.refreshed = Object.keys(
    await outcome(oauth.refreshTokenGrant({ refresh_token: tokens.refresh_token })),
  ).sort();
  await outcome(oauth.revokeRefreshToken({ token: tokens.refresh_token }));
  told.revoked = await outcome(oauth.refreshTokenGrant({ refresh_token: tokens.refresh_token }));

  await passwordless.sendEmail({ email: 'pip@mail.example', send: 'code' });
  const [otp] = /\d{6}/.exec((await newestMail()).text);
  told.passwordless = Object.keys(
    await outcome(passwordless.loginWithEmail({ email: 'pip@mail.example', code: otp, scope: 'openid' })),
  ).sort();
  told.passwordlessAgain = await outcome(
    passwordless.loginWithEmail({ email: 'pip@mail.example', code: otp }),
  );
  process.send(told);
}

process.once('disconnect', () => process.exit());
main().catch((error) => {
  process.stderr.write(`${error.stack}\n`);
  process.exit(1);
});
