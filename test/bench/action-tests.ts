/** Tests of each of the sample Actions; 100 in all. */
const EACH = 20;

const imports = `import * as addRoles from './actions/add-roles-and-claims/action.ts';
import * as announce from './actions/announce-sign-up/action.ts';
import * as companyOnly from './actions/company-domains-only/action.ts';
import * as verifiedOnly from './actions/require-verified-email/action.ts';
import * as networksOnly from './actions/restrict-machine-clients/action.ts';
`;

/** What a developer writes with the kit. */
export const kitTests = (): string => `import { run } from 'understudy/testing';
${imports}
const CLAIM = 'https://fernhill.example/';
${repeated(
  (i) => `
test('mechanic ${i} gets the workshop', async () => {
  const { claims } = await run(addRoles, 'post-login', {
    event: { authorization: { roles: ['Mechanic'] }, user: { app_metadata: { workshop: 'workshop-${i}' } } },
  });
  expect(claims.idToken).toEqual({ [CLAIM + 'roles']: ['Mechanic'], [CLAIM + 'workshop']: 'workshop-${i}' });
  expect(claims.accessToken).toEqual(claims.idToken);
});
test('sign-up ${i} is announced', async () => {
  const { http, logs } = await run(announce, 'post-user-registration', {
    event: { user: { user_id: 'auth0|${i}' } },
    secrets: { BACKEND_URL: 'https://backend.example/', BACKEND_SECRET: 'kept-to-ourselves' },
    http: { 'POST https://backend.example/sign-ups': { status: 202 } },
  });
  expect(http).toHaveLength(1);
  expect(http[0]?.body).toMatchObject({ user_id: 'auth0|${i}' });
  expect(logs).toEqual([]);
});
test('customer ${i} is no staff', async () => {
  const { denied } = await run(companyOnly, 'pre-user-registration', {
    event: { connection: { name: 'fernhill-staff' }, user: { email: 'customer-${i}@mail.example' } },
    secrets: { COMPANY_DOMAINS: 'fernhill.example' },
  });
  expect(denied?.userMessage).toBe('Staff sign up with their company e-mail address.');
});
test('address ${i} has to be verified', async () => {
  const { denied } = await run(verifiedOnly, 'post-login', {
    event: { user: { email: 'rider-${i}@mail.example', email_verified: false } },
  });
  expect(denied?.reason).toContain('confirm your e-mail address');
});
test('worker ${i} is let in', async () => {
  const { denied, claims } = await run(networksOnly, 'credentials-exchange', {
    event: { client: { metadata: { allowed_networks: '203.0.113.0/24' } }, request: { ip: '203.0.113.${i}' } },
  });
  expect(denied).toBeUndefined();
  expect(claims.accessToken).toEqual({ [CLAIM + 'network']: '203.0.113.0/24' });
});`,
)}
`;

/** What a developer writes without it: mocks by hand, with what the Action happens to read. */
export const plainTests = (): string => `${imports}
const CLAIM = '##CLAIMS_NAMESPACE##';
const refusing = () => ({ access: { deny: jest.fn() }, accessToken: { setCustomClaim: jest.fn() }, idToken: { setCustomClaim: jest.fn() } });
${repeated(
  (i) => `
test('mechanic ${i} gets the workshop', async () => {
  const event = { authorization: { roles: ['Mechanic'] }, user: { app_metadata: { workshop: 'workshop-${i}' } } };
  const api = refusing();
  await addRoles.onExecutePostLogin(event as any, api as any);
  const claims = [[CLAIM + 'roles', ['Mechanic']], [CLAIM + 'workshop', 'workshop-${i}']];
  expect(api.idToken.setCustomClaim.mock.calls).toEqual(claims);
  expect(api.accessToken.setCustomClaim.mock.calls).toEqual(claims);
});
test('sign-up ${i} is announced', async () => {
  const fetched = jest.spyOn(globalThis, 'fetch').mockResolvedValue(new Response(null, { status: 202 }));
  const logged = jest.spyOn(console, 'error').mockImplementation(() => {});
  const event = {
    user: { user_id: 'auth0|${i}', email: 'rider@mail.example', created_at: '2026-01-01T00:00:00.000Z' },
    connection: { name: 'fernhill-customers' },
    secrets: { BACKEND_URL: 'https://backend.example/', BACKEND_SECRET: 'kept-to-ourselves' },
  };
  await announce.onExecutePostUserRegistration(event as any, {} as any);
  expect(fetched).toHaveBeenCalledTimes(1);
  expect(JSON.parse(String(fetched.mock.calls[0]?.[1]?.body))).toMatchObject({ user_id: 'auth0|${i}' });
  expect(logged).not.toHaveBeenCalled();
  jest.restoreAllMocks();
});
test('customer ${i} is no staff', async () => {
  const event = {
    connection: { name: 'fernhill-staff' },
    user: { email: 'customer-${i}@mail.example' },
    secrets: { COMPANY_DOMAINS: 'fernhill.example' },
  };
  const api = refusing();
  await companyOnly.onExecutePreUserRegistration(event as any, api as any);
  expect(api.access.deny.mock.calls[0]?.[1]).toBe('Staff sign up with their company e-mail address.');
});
test('address ${i} has to be verified', async () => {
  const event = { user: { email: 'rider-${i}@mail.example', email_verified: false }, connection: { strategy: 'auth0' } };
  const api = refusing();
  await verifiedOnly.onExecutePostLogin(event as any, api as any);
  expect(api.access.deny.mock.calls[0]?.[0]).toContain('confirm your e-mail address');
});
test('worker ${i} is let in', async () => {
  const event = {
    client: { name: 'Fernhill Reminder Worker', metadata: { allowed_networks: '203.0.113.0/24' } },
    request: { ip: '203.0.113.${i}' },
    resource_server: { identifier: 'https://api.fernhill.example/' },
  };
  const api = refusing();
  await networksOnly.onExecuteCredentialsExchange(event as any, api as any);
  expect(api.access.deny).not.toHaveBeenCalled();
  expect(api.accessToken.setCustomClaim.mock.calls).toEqual([[CLAIM + 'network', '203.0.113.0/24']]);
});`,
)}
`;

function repeated(tests: (i: number) => string): string {
  return Array.from({ length: EACH }, (_, i) => tests(i + 1)).join('\n');
}
