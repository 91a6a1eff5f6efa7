import type { Doc } from '../../../src/core/json.ts';
import { type FernhillTenant, fernhillTenant } from '../../support/fernhill-tenant.ts';

let tenant: FernhillTenant;
beforeAll(async () => {
  tenant = await fernhillTenant();
});
beforeEach(() => {
  tenant.reset();
  tenant.change('/clients', 'FernhillBookings', { is_token_endpoint_ip_header_trusted: true });
  protect({ max_attempts: 2 });
});
afterAll(() => tenant.close());

const protect = (settings: Doc) => tenant.change('/attack-protection/brute-force-protection', '', settings);
const from = (ip: string, password?: string) =>
  tenant
    .signIn(password === undefined ? {} : { password }, { 'auth0-forwarded-for': ip })
    .then(({ status }) => status);
const wrong = async (times: number, ip = '203.0.113.5') => {
  for (let turn = 0; turn < times; turn++) expect(await from(ip, 'Flat-tyre-2')).toBe(403);
};

test('after the configured number of failures even the right password is refused, from that address', async () => {
  await wrong(2);
  const { status, body } = await tenant.signIn({}, { 'auth0-forwarded-for': '203.0.113.5' });
  expect(status).toBe(429);
  expect(body).toEqual({
    error: 'too_many_attempts',
    error_description:
      "Your account has been blocked after multiple consecutive login attempts. We've sent you a notification via your preferred contact method with instructions on how to unblock it.",
  });
  expect(await from('203.0.113.6')).toBe(200);
});

test('with account lockout the person is refused from everywhere', async () => {
  protect({ mode: 'count_per_identifier' });
  await wrong(2);
  expect(await from('203.0.113.6')).toBe(429);
});

test('a success in between starts the count again', async () => {
  await wrong(1);
  expect(await from('203.0.113.5')).toBe(200);
  await wrong(1);
  expect(await from('203.0.113.5')).toBe(200);
});

test('a block ends thirty days after the last failure', async () => {
  await wrong(2);
  tenant.clock.advance(30 * 86_400_000);
  expect(await from('203.0.113.5')).toBe(200);
});

test.each<[string, () => void]>([
  ['is off', () => protect({ enabled: false })],
  ['only sends notifications', () => protect({ shields: ['user_notification'] })],
  ['lists the address as allowed', () => protect({ allowlist: ['203.0.113.0/24'] })],
  [
    'is off for the connection',
    () => tenant.change('/connections', 'con_customers', { options: { brute_force_protection: false } }),
  ],
])('nobody is refused where the protection %s', async (_, configure) => {
  configure();
  await wrong(3);
  expect(await from('203.0.113.5')).toBe(200);
});

test('the address of a header is believed only from applications that are trusted with it', async () => {
  tenant.change('/clients', 'FernhillBookings', { is_token_endpoint_ip_header_trusted: false });
  await wrong(2, '203.0.113.5');
  expect(await from('203.0.113.6')).toBe(429);
});
