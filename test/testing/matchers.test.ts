import { stripVTControlCharacters } from 'node:util';
import type {
  CredentialsExchange,
  PostLogin,
  PreUserRegistration,
} from '../../src/actions/runtime/types/index.ts';
import { type Findings, type HttpStubs, matchers, run } from '../../src/testing/index.ts';
import { addToExpect } from '../../src/testing/matchers/add-to-expect.ts';

const ROLES = 'https://fernhill.example/roles';
const BACKEND = 'https://backend.fernhill.example/sign-ups';
const TERMS = 'https://bookings.fernhill.example/terms';

type Api = Parameters<PostLogin>[1];
type Expect = (result: Findings) => void;

/** The result of an Action that does this. */
const login = (act: (api: Api) => unknown, http: HttpStubs = {}) => {
  const onExecutePostLogin: PostLogin<{ TERMS_SECRET: string }> = async (_event, api) => act(api);
  return run({ onExecutePostLogin }, 'post-login', { http, secrets: { TERMS_SECRET: 'terms-secret' } });
};

/** What a matcher says when it fails, without its first line. */
function message(check: () => void): string {
  try {
    check();
  } catch (error) {
    const text = stripVTControlCharacters(String(error instanceof Error ? error.message : error));
    return text.slice(text.indexOf('\n\n') + 2);
  }
  return 'it passed';
}

/** Both ways of an expectation that holds: it passes, and its opposite says why it fails. */
function holds(result: Findings, passes: Expect, fails: Expect, told: string): void {
  passes(result);
  expect(message(() => fails(result))).toBe(told);
}

const expected = (what: string, found: string) => `Expected: ${what}\nFound:    ${found}`;

describe('toBeDenied', () => {
  const denied = () => login((api) => api.access.deny('closed on Sundays'));

  test.each([
    [undefined, 'not denied'],
    ['closed on Sundays', 'not denied with "closed on Sundays"'],
    [/sunday/i, 'not denied with /sunday/i'],
    [{ reason: /closed/ }, 'not denied with {"reason": /closed/}'],
    [expect.stringContaining('Sunday'), 'not denied with StringContaining "Sunday"'],
  ])('takes %p', async (reason, told) => {
    holds(
      await denied(),
      (one) => expect(one).toBeDenied(reason),
      (one) => expect(one).not.toBeDenied(reason),
      expected(told, 'denied with {"reason": "closed on Sundays"}'),
    );
  });

  test('tells the other reason', async () => {
    const result = await denied();
    holds(
      result,
      (one) => expect(one).not.toBeDenied('closed'),
      (one) => expect(one).toBeDenied('closed'),
      expected('denied with "closed"', 'denied with {"reason": "closed on Sundays"}'),
    );
  });

  test('takes the code and the message for the person', async () => {
    const onExecuteCredentialsExchange: CredentialsExchange = async (_event, api) => {
      api.access.deny('invalid_scope', 'too much');
    };
    const machine = await run({ onExecuteCredentialsExchange }, 'credentials-exchange');
    expect(machine).toBeDenied({ code: 'invalid_scope', reason: /much/ });
    expect(machine).not.toBeDenied({ code: 'server_error' });
    const onExecutePreUserRegistration: PreUserRegistration = async (_event, api) => {
      api.access.deny('outside', 'Sorry.');
    };
    const signUp = await run({ onExecutePreUserRegistration }, 'pre-user-registration');
    expect(signUp).toBeDenied({ userMessage: 'Sorry.' });
    expect(message(() => expect(signUp).toBeDenied({ userMessage: /company/ }))).toBe(
      expected(
        'denied with {"userMessage": /company/}',
        'denied with {"reason": "outside", "userMessage": "Sorry."}',
      ),
    );
  });

  test('tells what happened where nobody denied', async () => {
    const told = async (act: (api: Api) => unknown) => {
      const result = await login(act);
      expect(result).not.toBeDenied();
      return message(() => expect(result).toBeDenied());
    };
    expect(await told(() => {})).toBe(expected('denied', 'the flow went on'));
    expect(await told((api) => api.redirect.sendUserTo(TERMS))).toBe(
      expected('denied', 'the flow waits for redirect.sendUserTo'),
    );
    expect(
      await told(() => {
        throw new RangeError('no such workshop');
      }),
    ).toMatch(
      /^Expected: denied\nFound: {4}the Action failed\n\nThe Action failed, and nothing that it asked for counts: RangeError: no such workshop\n {4}at .*matchers\.test\.ts/,
    );
  });
});

describe.each([
  ['toHaveIdTokenClaim', 'idToken'],
  ['toHaveAccessTokenClaim', 'accessToken'],
] as const)('%s', (name, token) => {
  const withRoles = () => login((api) => api[token].setCustomClaim(ROLES, ['Customer']));

  test('takes a claim with any value, or with this one', async () => {
    const result = await withRoles();
    holds(
      result,
      (one) => expect(one)[name](ROLES),
      (one) => expect(one).not[name](ROLES),
      expected(`not ${ROLES}`, '["Customer"]'),
    );
    holds(
      result,
      (one) => expect(one)[name](ROLES, [expect.stringMatching(/^C/)]),
      (one) => expect(one).not[name](ROLES, ['Customer']),
      expected(`not ${ROLES} with ["Customer"]`, '["Customer"]'),
    );
  });

  test('shows the difference to another value', async () => {
    holds(
      await withRoles(),
      (one) => expect(one).not[name](ROLES, ['Mechanic']),
      (one) => expect(one)[name](ROLES, ['Mechanic']),
      `${expected(`${ROLES} with ["Mechanic"]`, '["Customer"]')}\n\n` +
        '- Expected\n+ Received\n\n  Array [\n-   "Mechanic",\n+   "Customer",\n  ]',
    );
  });

  test('tells the claims that are there, and the nearest', async () => {
    holds(
      await withRoles(),
      (one) => expect(one).not[name](`${ROLES}s`),
      (one) => expect(one)[name](`${ROLES}s`),
      expected(`${ROLES}s`, `the claims ${ROLES}; did you mean ${ROLES}?`),
    );
  });

  test('tells why a claim is left out', async () => {
    const result = await login((api) => {
      const set: (name: string, value: unknown) => unknown = api[token].setCustomClaim;
      set('roles', []);
    });
    expect(message(() => expect(result)[name]('roles'))).toBe(
      `${expected('roles', 'no claims')}\n\nAuth0 leaves the claim \`roles\` out of the token without an error: the name is reserved.`,
    );
  });
});

test('toAddScopes and toRemoveScopes tell what was done in their place', async () => {
  const result = await login((api) => {
    api.accessToken.addScope('cancel:bookings');
    api.accessToken.removeScope('read:bookings');
  });
  holds(
    result,
    (one) => expect(one).toAddScopes('cancel:bookings'),
    (one) => expect(one).not.toAddScopes('cancel:bookings'),
    expected('not cancel:bookings', 'cancel:bookings'),
  );
  holds(
    result,
    (one) => expect(one).not.toAddScopes('cancel:bookings', 'read:bookings'),
    (one) => expect(one).toAddScopes('cancel:bookings', 'read:bookings'),
    expected('cancel:bookings, read:bookings', 'cancel:bookings; removed: read:bookings'),
  );
  holds(
    result,
    (one) => expect(one).toRemoveScopes(),
    (one) => expect(one).not.toRemoveScopes(),
    expected('not any scope', 'read:bookings'),
  );
  holds(
    await login(() => {}),
    (one) => expect(one).not.toRemoveScopes(),
    (one) => expect(one).toRemoveScopes('read:bookings'),
    expected('read:bookings', 'no scope removed'),
  );
});

describe.each([
  ['toSetUserMetadata', 'setUserMetadata'],
  ['toSetAppMetadata', 'setAppMetadata'],
] as const)('%s', (name, method) => {
  const withPlan = () =>
    login((api) => {
      api.user[method]('plan', { name: 'fleet', bikes: 3 });
      api.user[method]('old', null);
    });

  test('takes some of the keys, and null for one that goes', async () => {
    holds(
      await withPlan(),
      (one) => expect(one)[name]({ old: null }),
      (one) => expect(one).not[name](),
      expected('not any key', 'plan, old'),
    );
  });

  test('shows the difference to other values', async () => {
    const result = await withPlan();
    expect(result).not[name]({ plan: { name: 'fleet' } });
    expect(message(() => expect(result)[name]({ plan: { name: 'fleet', bikes: 4 }, old: null }))).toBe(
      `${expected(
        '{"old": null, "plan": {"bikes": 4, "name": "fleet"}}',
        '{"old": null, "plan": {"bikes": 3, "name": "fleet"}}',
      )}\n\n- Expected\n+ Received\n\n  Object {\n    "old": null,\n    "plan": Object {\n-     "bikes": 4,\n+     "bikes": 3,\n      "name": "fleet",\n    },\n  }`,
    );
  });

  test('tells that nothing was set', async () => {
    holds(
      await login(() => {}),
      (one) => expect(one).not[name]({ plan: 'fleet' }),
      (one) => expect(one)[name]({ plan: 'fleet' }),
      expected('{"plan": "fleet"}', 'nothing was set'),
    );
  });
});

describe('toRedirectTo', () => {
  const redirected = () =>
    login((api) => {
      const session_token = api.redirect.encodeToken({ secret: 'terms-secret', payload: { version: 3 } });
      api.redirect.sendUserTo(`${TERMS}?lang=en`, { query: { session_token } });
    });

  test('takes the URL, parts of the query and claims of the token', async () => {
    const result = await redirected();
    expect(result).toRedirectTo(TERMS);
    expect(result).toRedirectTo(/lang=en/);
    expect(result).toRedirectTo(TERMS, { query: { lang: 'en' }, token: { version: 3 } });
    expect(result).toRedirectTo(result.redirect?.url ?? '');
    expect(result).not.toRedirectTo(`${TERMS}?lang=en`);
  });

  test('tells what it carries in their place, and no more than was asked about', async () => {
    const result = await redirected();
    expect(message(() => expect(result).not.toRedirectTo(TERMS))).toBe(
      expected(`not "${TERMS}"`, `{"url": "${TERMS}"}`),
    );
    expect(message(() => expect(result).toRedirectTo(TERMS, { token: { version: 4 } }))).toMatch(
      /with \{"token": \{"version": 4\}\}\nFound: .*"token": \{.*"version": 3\}/,
    );
    expect(message(() => expect(result).toRedirectTo('https://bookings.fernhill.example/prices'))).toBe(
      expected('"https://bookings.fernhill.example/prices"', `{"url": "${TERMS}"}`),
    );
  });

  test('tells that no secret of the Action signed the token, or that nobody was sent away', async () => {
    const result = await login((api) => api.redirect.sendUserTo(TERMS));
    expect(message(() => expect(result).toRedirectTo(TERMS, { token: {} }))).toBe(
      expected(
        `"${TERMS}" with {"token": {}}`,
        `{"token": "no token that a secret of the Action signed", "url": "${TERMS}"}`,
      ),
    );
    holds(
      await login(() => {}),
      (one) => expect(one).not.toRedirectTo(TERMS),
      (one) => expect(one).toRedirectTo(TERMS),
      expected(`"${TERMS}"`, 'the flow went on'),
    );
  });
});

test('toAskForMfa tells the factors that were asked for', async () => {
  const challenged = await login((api) =>
    api.authentication.challengeWithAny([{ type: 'otp' }, { type: 'email' }]),
  );
  holds(
    challenged,
    (one) => expect(one).toAskForMfa('email'),
    (one) => expect(one).not.toAskForMfa(),
    expected('not any factor', 'challengeWithAny: otp, email'),
  );
  holds(
    challenged,
    (one) => expect(one).not.toAskForMfa('phone'),
    (one) => expect(one).toAskForMfa('phone'),
    expected('phone', 'challengeWithAny: otp, email'),
  );
  holds(
    await login((api) => api.multifactor.enable('any')),
    (one) => expect(one).toAskForMfa('any'),
    (one) => expect(one).toAskForMfa('otp'),
    expected('otp', 'multifactor.enable: any'),
  );
  holds(
    await login((api) => api.access.deny('closed')),
    (one) => expect(one).not.toAskForMfa(),
    (one) => expect(one).toAskForMfa(),
    expected('any factor', 'no factor was asked for; denied: closed'),
  );
});

test('toCache tells the entries that are there', async () => {
  const result = await login((api) => api.cache.set('token', 'abc'));
  holds(
    result,
    (one) => expect(one).toCache('token'),
    (one) => expect(one).not.toCache('token', 'abc'),
    expected('not token with "abc"', '"abc"'),
  );
  holds(
    result,
    (one) => expect(one).not.toCache('token', 'def'),
    (one) => expect(one).toCache('tokn'),
    expected('tokn', 'the entries token; did you mean token?'),
  );
  expect(message(() => expect({ ...result, cache: {} }).toCache('token'))).toBe(
    expected('token', 'an empty cache'),
  );
});

describe('toRequest', () => {
  const sent = () =>
    login(
      async () => {
        const headers = { 'content-type': 'application/json', 'x-shop': '7' };
        await fetch(BACKEND, {
          method: 'POST',
          headers,
          body: '{"email":"theo@mail.example","bikes":[1,2]}',
        });
        await fetch(`${BACKEND}?page=2`).catch(() => {});
      },
      { [`POST ${BACKEND}`]: { status: 202 }, [BACKEND]: new Error('connect ECONNREFUSED') },
    );

  test('takes an address, headers and a body, of which there may be more', async () => {
    const result = await sent();
    expect(result).toRequest(`POST ${BACKEND}`);
    expect(result).toRequest('https://*.fernhill.example/*');
    expect(result).toRequest(`POST ${BACKEND}`, { headers: { 'X-Shop': /^\d$/ }, body: { bikes: [1, 2] } });
    expect(result).not.toRequest(`POST ${BACKEND}`, { body: { bikes: [1] } });
    expect(message(() => expect(result).not.toRequest(`POST ${BACKEND}`))).toBe(
      expected(`not POST ${BACKEND}`, `POST ${BACKEND}`),
    );
  });

  test('tells the requests that were sent', async () => {
    holds(
      await sent(),
      (one) => expect(one).not.toRequest(`DELETE ${BACKEND}`),
      (one) => expect(one).toRequest(`DELETE ${BACKEND}`),
      expected(
        `DELETE ${BACKEND}`,
        `POST ${BACKEND} (202)\n          GET ${BACKEND}?page=2 (connect ECONNREFUSED)`,
      ),
    );
    holds(
      await login(() => {}),
      (one) => expect(one).not.toRequest('*'),
      (one) => expect(one).toRequest('*'),
      expected('*', 'no requests'),
    );
  });

  test('shows the difference to another body and other headers', async () => {
    const result = await sent();
    expect(message(() => expect(result).toRequest(`POST ${BACKEND}`, { headers: { 'x-shop': '8' } }))).toBe(
      `${expected(
        `POST ${BACKEND} with {"headers": {"x-shop": "8"}}`,
        `POST ${BACKEND}`,
      )}\n\n- Expected\n+ Received\n\n  Object {\n    "headers": Object {\n-     "x-shop": "8",\n+     "x-shop": "7",\n    },\n  }`,
    );
    expect(message(() => expect(result).toRequest(`POST ${BACKEND}`, { body: { email: 'milo' } }))).toContain(
      '-     "email": "milo",',
    );
  });
});

test('toFail tells the other message, or the other end', async () => {
  const failed = await login(() => {
    throw new RangeError('no such workshop');
  });
  expect(failed).toFail();
  expect(failed).toFail('workshop');
  expect(failed).toFail(/^no such/);
  expect(message(() => expect(failed).not.toFail())).toContain(
    expected('not failed', 'failed with "no such workshop"'),
  );
  expect(message(() => expect(failed).toFail('bike'))).toContain(
    expected('failed with "bike"', 'failed with "no such workshop"'),
  );
  holds(
    await login(() => {}),
    (one) => expect(one).not.toFail(),
    (one) => expect(one).toFail(),
    expected('failed', 'the flow went on'),
  );
});

test('toWarn tells the other warnings', async () => {
  const result = await login((api) => {
    const set: (name: string, value: unknown) => unknown = api.idToken.setCustomClaim;
    set('roles', []);
  });
  const warning = 'Auth0 leaves the claim `roles` out of the token without an error: the name is reserved.';
  holds(
    result,
    (one) => expect(one).toWarn('`roles`'),
    (one) => expect(one).not.toWarn(),
    expected('not any warning', warning),
  );
  holds(
    result,
    (one) => expect(one).not.toWarn(/`groups`/),
    (one) => expect(one).toWarn(/`groups`/),
    expected('/`groups`/', warning),
  );
  expect(message(() => expect({ ...result, warnings: [] }).toWarn())).toBe(
    expected('any warning', 'no warnings'),
  );
});

describe('every matcher', () => {
  test.each(Object.keys(matchers))(
    '%s refuses what is no result, and says where `await` is missing',
    (name) => {
      const matcher: unknown = Reflect.get(expect({ denied: true }), name);
      const opposite: unknown = Reflect.get(expect(Promise.resolve()).not, name);
      const call = (one: unknown) =>
        message(() => typeof one === 'function' && one('GET https://fernhill.example/'));
      expect(call(matcher)).toBe('This is no result of `run` or `signIn`: {"denied": true}');
      expect(call(opposite)).toBe('The result is a promise: `await` is missing before `run` or `signIn`.');
    },
  );

  test('is added to an `expect` that can be extended, and nothing happens without one', () => {
    const extend = jest.fn();
    addToExpect({ expect: Object.assign(() => undefined, { extend }) });
    expect(extend).toHaveBeenCalledWith(matchers);
    addToExpect({});
    addToExpect({ expect: () => undefined });
    expect(extend).toHaveBeenCalledTimes(1);
  });
});
