import { type SignInOptions, signIn, signSessionToken } from 'understudy/testing';
import { copiedProject } from '../support/copied-project.ts';

const TERMS = 'https://terms.fernhill.example/accept';
const SECRET = 'shared-with-the-terms-page';
const claim = (name: string) => `https://fernhill.example/${name}`;

const removals: (() => void)[] = [];
afterAll(() => {
  for (const remove of removals) remove();
});

/** Nora signs in to the sample project, in which this is the code of `require-verified-email`. */
async function signInWith(code: { execute: string; resume?: string }, options: SignInOptions = {}) {
  const project = copiedProject();
  removals.push(project.remove);
  project.write(
    'actions/require-verified-email/action.ts',
    `import type { PostLogin } from 'understudy/actions';
    const SECRET = '${SECRET}';
    export const onExecutePostLogin: PostLogin = async (event, api) => { ${code.execute} };
    export const onContinuePostLogin: PostLogin = async (event, api) => { ${code.resume ?? ''} };`,
  );
  return signIn('nora', 'Fernhill Bookings', { root: project.root, ...options });
}

describe('a redirect', () => {
  const asksForTerms = {
    execute: `const token = api.redirect.encodeToken({ secret: SECRET, payload: { version: 3 } });
      api.redirect.sendUserTo('${TERMS}', { query: { token } });
      api.transaction.setMetadata('asked', true);
      console.log('sent away');`,
    resume: `const { accepted } = api.redirect.validateToken({ secret: SECRET, tokenParameterName: 'token' });
      if (accepted !== true) return api.access.deny('Please accept the terms.');
      api.idToken.setCustomClaim('${claim('terms')}', event.transaction?.metadata.asked ?? null);
      console.log('is back');`,
  };

  const answer = (state: string | undefined, accepted: boolean) => ({
    query: { token: signSessionToken({ secret: SECRET, payload: { accepted }, state: state ?? '' }) },
  });

  it('ends the first part of the login, without tokens', async () => {
    const { suspended, redirect, tokens, refused, executions } = await signInWith(asksForTerms);
    expect(suspended).toBe('redirect.sendUserTo');
    expect(redirect?.url).toContain(TERMS);
    expect(redirect?.query['state']).toMatch(/^\w{32}$/);
    expect([tokens, refused]).toEqual([undefined, undefined]);
    expect(executions.map(({ action }) => action)).toEqual(['require-verified-email']);
  });

  it('goes on with what the person brings back, through the Actions that are left', async () => {
    const sent = await signInWith(asksForTerms);
    const back = await sent.resume(answer(sent.redirect?.query['state'], true));
    expect(back.refused).toBeUndefined();
    expect(back.claims.idToken).toMatchObject({
      [claim('terms')]: true,
      [claim('roles')]: ['Customer'],
    });
    expect(back.logs.map(({ text }) => text)).toEqual(['sent away', 'is back']);
    expect(back.executions.map(({ action }) => action)).toEqual([
      'require-verified-email',
      'require-verified-email',
      'add-roles-and-claims',
    ]);
    expect(back.events.map(({ event }) => event)).toMatchObject([
      { transaction: { metadata: {} }, request: { query: { response_type: 'code' } } },
      { transaction: { metadata: { asked: true } }, request: { query: { token: expect.any(String) } } },
      { transaction: { metadata: { asked: true } } },
    ]);
    expect(back.suspended).toBeUndefined();
  });

  it('can end in a refusal', async () => {
    const sent = await signInWith(asksForTerms);
    const { denied, refused } = await sent.resume(answer(sent.redirect?.query['state'], false));
    expect(denied?.reason).toBe('Please accept the terms.');
    expect(refused).toMatchObject({ error: 'access_denied' });
  });

  it('fails where the token is for another login', async () => {
    const sent = await signInWith(asksForTerms);
    const { failed, refused } = await sent.resume(answer('another', true));
    expect(failed?.message).toMatch(/state/);
    expect(refused).toMatchObject({ error: 'server_error' });
  });

  it('is not possible where nobody is to be asked', async () => {
    const { refused } = await signInWith(asksForTerms, { prompt: 'none' });
    expect(refused).toMatchObject({ error: 'interaction_required' });
  });

  it('can be answered by a post', async () => {
    const posted = {
      ...asksForTerms,
      resume: `api.idToken.setCustomClaim('${claim('size')}', event.request.body['size'] + event.request.method);`,
    };
    const { claims } = await (await signInWith(posted)).resume({ body: { size: 'M' } });
    expect(claims.idToken).toMatchObject({ [claim('size')]: 'MPOST' });
  });
});

test('a form shows what was entered', async () => {
  const { prompt, resume } = await signInWith({
    execute: "api.prompt.render('ap_bicycle', { fields: { frame: '54' } });",
    resume: `api.idToken.setCustomClaim('${claim('form')}', JSON.stringify(event.prompt?.fields));`,
  });
  expect(prompt).toMatchObject({ id: 'ap_bicycle' });
  const { claims } = await resume({ fields: { colour: 'green' } });
  expect(claims.idToken).toMatchObject({ [claim('form')]: '{"frame":"54","colour":"green"}' });
});

describe('a further factor', () => {
  it('is asked for at the end, and then is in the ID token', async () => {
    const asked = await signInWith({ execute: "api.multifactor.enable('any');" });
    expect(asked.suspended).toBe('multifactor.enable');
    expect(asked.mfa).toEqual({ challenges: [], provider: 'any' });
    expect(asked.executions).toHaveLength(2);
    expect(asked.tokens).toBeUndefined();
    const { claims, user } = await asked.resume({ mfa: 'otp' });
    expect(claims.idToken).toMatchObject({ amr: ['mfa'], [claim('roles')]: ['Customer'] });
    expect(user).toMatchObject({ logins_count: 1 });
  });

  it('that an Action names is given before the next Action runs', async () => {
    const asked = await signInWith(
      { execute: "api.authentication.challengeWithAny([{ type: 'otp' }, { type: 'webauthn-roaming' }]);" },
      { enrolled: ['webauthn-roaming', 'otp'] },
    );
    expect(asked.mfa?.challenges).toEqual([
      { method: 'challengeWithAny', factors: ['otp', 'webauthn-roaming'] },
    ]);
    expect(asked.executions).toHaveLength(1);
    const { events, claims } = await asked.resume({ mfa: 'webauthn-roaming' });
    expect(events.at(-1)?.event).toMatchObject({
      authentication: { methods: [{ name: 'pwd' }, { name: 'mfa', type: 'webauthn-roaming' }] },
      user: { enrolledFactors: [{ type: 'webauthn-roaming' }, { type: 'otp' }] },
    });
    expect(claims.idToken).toMatchObject({ amr: ['mfa'] });
  });

  it.each([
    ['that nobody has enrolled in', 'otp', []],
    // tenant/mfa.yaml has no text messages.
    ['that the tenant has switched off', 'phone', ['phone']],
  ])('%s fails the login', async (_, type, enrolled) => {
    const execute = `api.authentication.challengeWith({ type: '${type}' });`;
    const { refused } = await signInWith({ execute }, { enrolled });
    expect(refused).toMatchObject({ error: 'access_denied' });
  });
});

describe('requests of Actions', () => {
  const RATES = 'https://rates.fernhill.example/today';
  const asksForRates = {
    execute: `const answer = await fetch('${RATES}');
      api.idToken.setCustomClaim('${claim('rate')}', (await answer.json()).rate);
      api.cache.set('rate', '7');`,
  };

  it('are answered by the test', async () => {
    const { claims, http, cache } = await signInWith(asksForRates, {
      http: { [RATES]: { body: { rate: 7 } } },
    });
    expect(claims.idToken).toMatchObject({ [claim('rate')]: 7 });
    expect(http).toMatchObject([{ method: 'GET', url: RATES, status: 200 }]);
    expect(cache['rate']?.value).toBe('7');
  });

  it('that nobody answers make signIn throw', async () => {
    await expect(signInWith(asksForRates)).rejects.toThrow(RATES);
  });
});

test('an Action that takes too long fails the login, and the test does not wait', async () => {
  const { failed, refused } = await signInWith({
    execute: 'await new Promise((resolve) => setTimeout(resolve, 60_000));',
  });
  expect(failed?.message).toMatch(/20 seconds/);
  expect(refused).toMatchObject({ error: 'server_error' });
});

test('an Action that throws is shown with the line of its TypeScript file', async () => {
  const { failed } = await signInWith({
    execute: `

      const shop: string | undefined = event.organization?.metadata.shop;
      throw new Error('no ' + shop);`,
  });
  expect(failed?.message).toBe('no undefined');
  expect(failed?.stack).toMatch(/actions\/require-verified-email\/action\.ts:6:13/);
});
