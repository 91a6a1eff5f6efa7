import { run } from 'understudy/testing';
import * as action from './action.ts';

const signUp = (email: string | undefined, domains = 'fernhill.example', connection = 'fernhill-staff') =>
  run(action, 'pre-user-registration', {
    event: { connection: { name: connection }, user: { email } },
    secrets: { COMPANY_DOMAINS: domains },
  });

test.each(['milo@fernhill.example', 'Milo.Brandt@Fernhill.Example'])(
  '%s signs up as staff',
  async (email) => {
    const { denied, failed } = await signUp(email);
    expect(failed).toBeUndefined();
    expect(denied).toBeUndefined();
  },
);

test('any of several domains will do', async () => {
  const { denied } = await signUp('tester@dev.fernhill.example', 'fernhill.example, Dev.Fernhill.Example');
  expect(denied).toBeUndefined();
});

test.each([
  'nora@mail.example',
  'nora@fernhill.example.mail.example',
  'nora@notfernhill.example',
  'nora@sub.fernhill.example',
  '"milo@fernhill.example"@mail.example',
  'fernhill.example',
  '@fernhill.example',
])('%s does not sign up as staff', async (email) => {
  const { denied } = await signUp(email);
  expect(denied?.userMessage).toBe('Staff sign up with their company e-mail address.');
});

test('the log gets the domain that was refused, not the address', async () => {
  const { denied } = await signUp('nora.fields@mail.example');
  expect(denied?.reason).toContain('mail.example');
  expect(denied?.reason).not.toContain('nora');
});

test('somebody without an address does not sign up as staff', async () => {
  const { denied } = await signUp(undefined);
  expect(denied?.reason).toContain('no address');
});

test.each(['', ' , '])('without any company domain ("%s") nobody signs up as staff', async (domains) => {
  const { denied } = await signUp('milo@fernhill.example', domains);
  expect(denied).toBeDefined();
});

test('without the secret nobody signs up as staff', async () => {
  const { denied, failed } = await run(action, 'pre-user-registration', {
    event: { connection: { name: 'fernhill-staff' }, user: { email: 'milo@fernhill.example' } },
    secrets: { COMPANY_DOMAINS: undefined },
  });
  expect(failed).toBeUndefined();
  expect(denied).toBeDefined();
});

test('customers sign up with any address', async () => {
  const { denied } = await signUp('nora@mail.example', 'fernhill.example', 'fernhill-customers');
  expect(denied).toBeUndefined();
});
