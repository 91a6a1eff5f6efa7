import { Secret, TOTP } from 'otpauth';
import type { Browser, Shown } from '../../support/browser.ts';
import { CALLBACK, claimsOf, NORA, type SigningIn, signingIn } from '../../support/signing-in.ts';

const PHONE = '+12065550100';
let fernhill: SigningIn;
beforeEach(async () => {
  fernhill = await signingIn();
  for (const factor of ['otp', 'sms', 'email']) {
    await fernhill.api('PUT', `/guardian/factors/${factor}`, { enabled: true });
  }
  await fernhill.api('PUT', '/guardian/factors/recovery-code', { enabled: false });
});
afterEach(() => fernhill.tenant.close());

const policy = () => fernhill.api('PUT', '/guardian/policies', ['all-applications']);
const postLogin = (code: string) =>
  fernhill.bind('post-login', `exports.onExecutePostLogin = async (event, api) => { ${code} };`);
const sent = async () => /\d{6}/.exec(String((await fernhill.mail())['text']))?.[0] ?? '';
const again = (browser: Browser) => fernhill.signIn(browser, { prompt: 'login' });
const withPhone = () =>
  fernhill.api('POST', `/users/${String(fernhill.nora['user_id'])}/authentication-methods`, {
    type: 'phone',
    phone_number: PHONE,
    preferred_authentication_method: 'sms',
  });
const unverified = () =>
  fernhill.api('PATCH', `/users/${String(fernhill.nora['user_id'])}`, { email_verified: false });
const isThrough = (page: Shown) => expect(page.url.href).toContain(`${CALLBACK}?code=`);
const linkIn = (page: Shown, text: string) =>
  new RegExp(`<a href="([^"]+)">${text}</a>`).exec(page.text)?.[1]?.replaceAll('&amp;', '&') ?? '';

it('a verified address is a factor where the tenant says so; wrong codes are refused, and it can be sent again', async () => {
  await policy();
  const browser = fernhill.browser();
  const page = await fernhill.signIn(browser);
  expect([page.url.pathname, page.text]).toEqual([
    '/u/mfa-email-challenge',
    expect.stringContaining('nor***@mail***'),
  ]);
  expect(await fernhill.mail()).toMatchObject({ to: NORA.email, kind: 'mfa_oob_code' });
  const first = await sent();
  const resent = await browser.submit(page, {}, 'Resend');
  const wrong = await browser.submit(resent, { code: first });
  expect([wrong.status, wrong.text]).toEqual([
    400,
    expect.stringContaining('The code you entered is invalid.'),
  ]);
  isThrough(await browser.submit(wrong, { code: await sent() }));
});

it('a phone is set up with a number and the code that goes there', async () => {
  await unverified();
  await fernhill.api('PUT', '/guardian/factors/otp', { enabled: false });
  await policy();
  const browser = fernhill.browser();
  const page = await fernhill.signIn(browser);
  expect(page.url.pathname).toBe('/u/mfa-sms-enrollment');
  const wrong = await browser.submit(page, { phone: '555 0100' });
  expect([wrong.status, wrong.text]).toEqual([
    400,
    expect.stringContaining('no phone number with a country code'),
  ]);
  const code = await browser.submit(wrong, { phone: '+1 206 555 0100' });
  expect([code.url.pathname, code.text]).toEqual([
    '/u/mfa-sms-challenge',
    expect.stringContaining('XXXXXX0100'),
  ]);
  expect(await fernhill.mail()).toMatchObject({
    channel: 'text',
    to: PHONE,
    text: expect.stringContaining('to verify your enrollment'),
  });
  isThrough(await browser.submit(code, { code: await sent() }));
  const challenge = await again(browser);
  expect(challenge.url.pathname).toBe('/u/mfa-sms-challenge');
  isThrough(await browser.submit(challenge, { code: await sent() }));
});

it('the person may choose another factor, to set up and to give', async () => {
  await unverified();
  await policy();
  const browser = fernhill.browser();
  const app = await fernhill.signIn(browser);
  expect(app.url.pathname).toBe('/u/mfa-otp-enrollment');
  const options = await browser.open(linkIn(app, 'Try another method'));
  const phone = await browser.open(linkIn(options, 'Text message'));
  expect(phone.url.pathname).toBe('/u/mfa-sms-enrollment');
  isThrough(await browser.submit(await browser.submit(phone, { phone: PHONE }), { code: await sent() }));
  await fernhill.api('PATCH', `/users/${String(fernhill.nora['user_id'])}`, { email_verified: true });
  const challenge = await again(browser);
  const others = await browser.open(linkIn(challenge, 'Try another method'));
  const mail = await browser.open(linkIn(others, 'Email'));
  expect(mail.url.pathname).toBe('/u/mfa-email-challenge');
  isThrough(await browser.submit(mail, { code: await sent() }));
});

it('a browser that is to be remembered is not asked again for thirty days', async () => {
  await withPhone();
  await policy();
  const browser = fernhill.browser();
  const page = await fernhill.signIn(browser);
  isThrough(await browser.submit(page, { code: await sent(), rememberBrowser: 'true' }));
  isThrough(await again(browser));
  expect((await fernhill.signIn(fernhill.browser())).url.pathname).toBe('/u/mfa-sms-challenge');
  fernhill.clock.advance(30 * 86_400_000);
  expect((await again(browser)).url.pathname).toBe('/u/mfa-sms-challenge');
});

it('an Action can say that no browser is remembered', async () => {
  await withPhone();
  await postLogin(`api.multifactor.enable('any', { allowRememberBrowser: false });`);
  const browser = fernhill.browser();
  const page = await fernhill.signIn(browser);
  expect(page.text).not.toContain('rememberBrowser');
  isThrough(await browser.submit(page, { code: await sent(), rememberBrowser: 'true' }));
  expect((await again(browser)).url.pathname).toBe('/u/mfa-sms-challenge');
});

it('an Action names the factor, and the next one after it', async () => {
  await withPhone();
  await postLogin(`
    api.authentication.challengeWith({ type: 'email' });
    api.authentication.challengeWith({ type: 'phone' });`);
  const browser = fernhill.browser();
  const mail = await fernhill.signIn(browser);
  expect(mail.url.pathname).toBe('/u/mfa-email-challenge');
  const phone = await browser.submit(mail, { code: await sent() });
  expect(phone.url.pathname).toBe('/u/mfa-sms-challenge');
  const done = await browser.submit(phone, { code: await sent() });
  const code = done.url.searchParams.get('code') ?? '';
  const { body } = await fernhill.token({ grant_type: 'authorization_code', redirect_uri: CALLBACK, code });
  expect(claimsOf(body['id_token'])).toMatchObject({ amr: ['mfa'] });
});

it('an Action has a second factor set up, of which the person lacks one', async () => {
  await withPhone();
  await unverified();
  await postLogin(`api.authentication.enrollWithAny([{ type: 'otp' }, { type: 'phone' }]);`);
  const browser = fernhill.browser();
  const page = await fernhill.signIn(browser);
  expect(page.url.pathname).toBe('/u/mfa-otp-enrollment');
  const secret = /<code>([A-Z2-7 ]+)<\/code>/.exec(page.text)?.[1]?.replaceAll(' ', '') ?? '';
  const code = new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp: fernhill.clock.now() });
  isThrough(await browser.submit(page, { code }));
  isThrough(await again(browser));
});

it('an Action of send-phone-message sends the code, where there is one', async () => {
  await withPhone();
  await policy();
  await fernhill.bind(
    'send-phone-message',
    `exports.onExecuteSendPhoneMessage = async (event) => console.log(JSON.stringify(event.message_options));`,
  );
  const browser = fernhill.browser();
  await fernhill.signIn(browser);
  await fernhill.tenant.settled();
  const [execution] = fernhill.tenant.context.state.documents.list('/_actions/executions');
  const told = JSON.stringify(execution).replaceAll('\\\\', '').replaceAll('\\', '');
  expect(told).toContain('"action":"second-factor-authentication"');
  expect(told).toContain(`"code":"${await sent()}"`);
  expect(told).toContain(`"recipient":"${PHONE}"`);
});
