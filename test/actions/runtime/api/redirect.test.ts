import { signToken } from '../../../../src/actions/runtime/api/redirect-token.ts';
import { fixedClock } from '../../../../src/core/clock.ts';
import type { Doc } from '../../../../src/core/json.ts';
import { NOW, runCode, seenOf } from './handlers.ts';

const SEND = "api.redirect.sendUserTo('https://bookings.fernhill.example/terms');";
const RENDER = "api.prompt.render('ap_terms');";
const CHECK = "api.idToken.setCustomClaim('can', api.redirect.canRedirect());";

const silent = { protocol: 'oidc-basic-profile', prompt: ['none'] };

describe('canRedirect', () => {
  test.each([
    [{ protocol: 'oidc-basic-profile' }, true],
    [{ protocol: 'samlp' }, true],
    [silent, false],
    [{ protocol: 'oauth2-refresh-token' }, false],
    [{ protocol: 'oauth2-password' }, false],
    [{ protocol: 'oauth2-resource-owner' }, false],
    [{ protocol: 'oauth2-webauthn' }, false],
  ])('%j: %s', async (transaction, expected) => {
    const outcome = await runCode('post-login', CHECK, { event: { transaction } });
    expect(seenOf(outcome).idTokenClaims).toEqual({ can: expected });
  });

  test('`prompt=none` in the query: false', async () => {
    const outcome = await runCode('post-login', CHECK, { event: { request: { query: { prompt: 'none' } } } });
    expect(seenOf(outcome).idTokenClaims).toEqual({ can: false });
  });
});

describe('where nobody can be sent anywhere', () => {
  test.each([
    ['redirect.sendUserTo', SEND, silent],
    ['redirect.sendUserTo', SEND, { protocol: 'oauth2-refresh-token' }],
    ['prompt.render', RENDER, { protocol: 'oauth2-password' }],
  ])('%s refuses the flow with interaction_required', async (method, code, transaction) => {
    const outcome = await runCode('post-login', [code, "api.user.setUserMetadata('seen', true);"], {
      event: { transaction },
    });
    expect(outcome.denied).toEqual({
      action: 'action1',
      code: 'interaction_required',
      reason: `The Action called api.${method}, which is not possible in this flow.`,
    });
    expect(seenOf(outcome)).toMatchObject({ userMetadata: {} });
    expect(outcome.suspended).toBeUndefined();
  });
});

describe('one Action', () => {
  test.each([
    [RENDER + SEND, 'api.redirect.sendUserTo: an Action cannot render a form and redirect.'],
    [SEND + RENDER, 'api.prompt.render: an Action cannot redirect and render a form.'],
    [RENDER + RENDER, 'api.prompt.render: an Action can render one form.'],
  ])('cannot do %s', async (code, message) => {
    expect((await runCode('post-login', code)).failed?.message).toBe(message);
  });

  test('can do both in different handlers', async () => {
    const first = await runCode('post-login', SEND);
    const second = await runCode('post-login', RENDER, { resume: first.suspended?.resume });
    expect(second.suspended?.method).toBe('prompt.render');
    expect(seenOf(second)).toMatchObject({ prompt: { id: 'ap_terms' } });
    expect(seenOf(second).redirect).toBeUndefined();
  });

  test('gives a form 24 KB at most', async () => {
    const render = (bytes: number) =>
      `api.prompt.render('ap_terms', { fields: { note: 'x'.repeat(${bytes}) } });`;
    const most = 24 * 1024 - '{"fields":{"note":""}}'.length;
    expect((await runCode('post-login', render(most))).failed).toBeUndefined();
    const { failed } = await runCode('post-login', render(most + 1));
    expect(failed?.message).toBe('api.prompt.render: `promptOptions` are larger than 24 KB.');
  });
});

describe('encodeToken', () => {
  async function claimsOf(options: string): Promise<Doc> {
    const outcome = await runCode(
      'post-login',
      `api.idToken.setCustomClaim('token', api.redirect.encodeToken(${options}));`,
    );
    const [header = '', payload = ''] = String(seenOf(outcome).idTokenClaims['token']).split('.');
    expect(JSON.parse(atob(header))).toEqual({ alg: 'HS256', typ: 'JWT' });
    return JSON.parse(atob(payload));
  }

  test('says who is sent away, from where and until when', async () => {
    expect(await claimsOf("{ secret: 's', payload: { bike: 'cargo' }, expiresInSeconds: 60 }")).toEqual({
      bike: 'cargo',
      iat: NOW / 1000,
      exp: NOW / 1000 + 60,
      iss: 'fernhill-dev.eu.auth0.com',
      sub: 'auth0|684d9c38a1f2b3c4d5e6f701',
      ip: '203.0.113.24',
    });
  });

  test('gives it 15 minutes where nothing is said, and lets the payload override', async () => {
    expect(await claimsOf("{ secret: 's', payload: { sub: 'priya' } }")).toMatchObject({
      exp: NOW / 1000 + 900,
      sub: 'priya',
    });
  });
});

describe('validateToken', () => {
  const secret = 'a shared secret of some length';
  const claims = { state: 's1', bike: 'cargo', exp: NOW / 1000 + 60 };
  const signed = (changes: Doc = {}) => signToken({ ...claims, ...changes }, secret);

  const validate = (request: Doc, options = `{ secret: '${secret}' }`) =>
    runCode(
      'password-reset-post-challenge',
      `throw new Error(JSON.stringify(api.redirect.validateToken(${options})));`,
      { event: { request } },
    );

  test.each([
    ['in the query', { query: { session_token: signed(), state: 's1' } }],
    ['in the body', { query: {}, body: { session_token: signed(), state: 's1' } }],
    [
      'in the body before the query',
      { query: { state: 's2' }, body: { session_token: signed(), state: 's1' } },
    ],
    [
      'for the user',
      { query: { session_token: signed({ sub: 'auth0|684d9c38a1f2b3c4d5e6f701' }), state: 's1' } },
    ],
  ])('answers the claims of a token %s', async (_where, request) => {
    const { failed } = await validate(request);
    expect(JSON.parse(failed?.message ?? '')).toMatchObject({ bike: 'cargo' });
  });

  test('finds it under another name', async () => {
    const { failed } = await validate(
      { query: { quiz: signed(), state: 's1' } },
      `{ secret: '${secret}', tokenParameterName: 'quiz' }`,
    );
    expect(failed?.message).toContain('cargo');
  });

  test.each([
    ['none', {}, 'api.redirect.validateToken: the request has no `session_token`.'],
    [
      'one of another flow',
      { session_token: signed(), state: 's2' },
      'The session token is invalid: its `state` is another one.',
    ],
    [
      'one of another person',
      { session_token: signed({ sub: 'auth0|somebody' }), state: 's1' },
      'The session token is invalid: its `sub` is another user.',
    ],
    [
      'one that was tampered with',
      { session_token: `${signed()}x`, state: 's1' },
      'The session token is invalid: its signature is wrong.',
    ],
    [
      'one without a signature',
      { session_token: 'nonsense', state: 's1' },
      'The session token is invalid: its signature is wrong.',
    ],
    [
      'one that has expired',
      { session_token: signed({ exp: NOW / 1000 }), state: 's1' },
      'The session token has expired.',
    ],
  ])('throws for %s', async (_what, query, message) => {
    expect((await validate({ query })).failed?.message).toBe(message);
  });

  test('goes by the clock of the run', async () => {
    const query = { session_token: signed(), state: 's1' };
    const later = fixedClock(NOW + 60_000);
    const { failed } = await runCode('post-login', `api.redirect.validateToken({ secret: '${secret}' });`, {
      clock: later,
      event: { request: { query } },
    });
    expect(failed?.message).toBe('The session token has expired.');
  });
});
