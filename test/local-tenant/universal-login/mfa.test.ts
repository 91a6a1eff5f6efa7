import { Secret, TOTP } from 'otpauth';
import type { Browser, Shown } from '../../support/browser.ts';
import { CALLBACK, claimsOf, type SigningIn, signingIn } from '../../support/signing-in.ts';

let fernhill: SigningIn;
beforeEach(async () => {
  fernhill = await signingIn();
  await fernhill.api('PUT', '/guardian/factors/otp', { enabled: true });
  await fernhill.api('PUT', '/guardian/factors/recovery-code', { enabled: true });
  await fernhill.api('PUT', '/guardian/policies', ['all-applications']);
});
afterEach(() => fernhill.tenant.close());

const codeOf = (secret: string) =>
  new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp: fernhill.clock.now() });
const secretIn = (page: Shown) =>
  /<code>([A-Z2-7 ]+)<\/code>/.exec(page.text)?.[1]?.replaceAll(' ', '') ?? '';
const recoveryIn = (page: Shown) => /<code class="code">([A-Z0-9 ]+)<\/code>/.exec(page.text)?.[1] ?? '';
const logged = async (type: string) => (await fernhill.api('GET', `/logs?q=type:${type}`)).body[0];

/** Nora sets her app up on the way in. */
async function enrolled() {
  const browser = fernhill.browser();
  const page = await fernhill.signIn(browser);
  const secret = secretIn(page);
  const recovery = await browser.submit(page, { code: codeOf(secret) });
  return { browser, page, secret, recovery };
}

const again = (browser: Browser) => fernhill.signIn(browser, { prompt: 'login' });

it('is set up on the first way in, with a QR code, and the recovery code is shown once', async () => {
  const { browser, page, recovery } = await enrolled();
  expect(page.url.pathname).toBe('/u/mfa-otp-enrollment');
  expect(page.text).toContain('<svg');
  expect(recoveryIn(recovery)).toMatch(/^([A-Z0-9]{4} ){5}[A-Z0-9]{4}$/);
  const done = await browser.submit(recovery, {});
  const code = done.url.searchParams.get('code') ?? '';
  const { body } = await fernhill.token({ grant_type: 'authorization_code', redirect_uri: CALLBACK, code });
  expect(claimsOf(body['id_token'])).toMatchObject({
    amr: ['mfa'],
    acr: 'http://schemas.openid.net/pape/policies/2007/06/multi-factor',
  });
  const path = `/users/${String(fernhill.nora['user_id'])}/authentication-methods`;
  const methods =
    (await fernhill.api('GET', path)).body['authenticators'] ?? (await fernhill.api('GET', path)).body;
  expect(JSON.stringify(methods)).toContain('"type":"totp"');
  expect(JSON.stringify(methods)).not.toContain(secretIn(page));
  expect(await logged('gd_enrollment_complete')).toMatchObject({ type: 'gd_enrollment_complete' });
});

it('is not set up with a wrong code, and the page keeps its secret', async () => {
  const browser = fernhill.browser();
  const page = await fernhill.signIn(browser);
  const wrong = await browser.submit(page, { code: '000000' });
  expect(wrong.status).toBe(400);
  expect(wrong.text).toContain('The code you entered is invalid.');
  expect(secretIn(wrong)).toBe(secretIn(page));
});

it('is asked for from then on, each code once, and a late one within half a minute', async () => {
  const { browser, secret, recovery } = await enrolled();
  await browser.submit(recovery, {});
  const page = await again(browser);
  expect(page.url.pathname).toBe('/u/mfa-otp-challenge');
  expect((await browser.submit(page, { code: codeOf(secret) })).status).toBe(400);
  fernhill.clock.advance(30_000);
  const late = codeOf(secret);
  fernhill.clock.advance(29_000);
  expect((await browser.submit(page, { code: late })).url.href).toContain(`${CALLBACK}?code=`);
  expect(await logged('gd_auth_failed')).toMatchObject({ user_name: 'nora@mail.example' });
  expect(await logged('gd_auth_succeed')).toMatchObject({ user_name: 'nora@mail.example' });
});

it('is made up for by the recovery code, which works once and brings the next one', async () => {
  const { browser, recovery } = await enrolled();
  await browser.submit(recovery, {});
  const use = async (code: string) => {
    const challenge = await again(browser);
    const page = await browser.open(`/u/mfa-recovery-code-challenge${challenge.url.search}`);
    return browser.submit(page, { code });
  };
  const next = await use(recoveryIn(recovery).toLowerCase());
  expect(next.text).toContain('Your New Recovery Code');
  expect((await browser.submit(next, {})).url.href).toContain(`${CALLBACK}?code=`);
  expect((await use(recoveryIn(recovery))).status).toBe(400);
  expect((await use(recoveryIn(next))).text).toContain('Your New Recovery Code');
});

it('cannot be gone round: not by the last step’s form, nor by another page', async () => {
  const { browser, secret, recovery } = await enrolled();
  await browser.submit(recovery, {});
  expect(secret).not.toBe('');
  const challenge = await again(browser);
  const skipped = await browser.submit(challenge, { done: 'yes' });
  expect(skipped.status).toBe(400);
  const enrollment = await browser.open(`/u/mfa-otp-enrollment${challenge.url.search}`);
  expect(enrollment.url.pathname).toBe('/u/mfa-otp-challenge');
  const consent = await browser.open(`/u/consent${challenge.url.search}`);
  expect(consent.url.pathname).toBe('/u/mfa-otp-challenge');
});

it('ends the login after ten wrong codes', async () => {
  const { browser, recovery } = await enrolled();
  await browser.submit(recovery, {});
  let page = await again(browser);
  for (let i = 0; i < 9; i += 1) page = await browser.submit(page, { code: '000000' });
  expect(page.url.pathname).toBe('/u/mfa-otp-challenge');
  page = await browser.submit(page, { code: '000000' });
  expect(page.url.searchParams.get('error')).toBe('too_many_attempts');
});
