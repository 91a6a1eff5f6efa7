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
    const result = await signUp(email);
    expect(result).not.toFail();
    expect(result).not.toBeDenied();
  },
);

test('any of several domains will do', async () => {
  const result = await signUp('tester@dev.fernhill.example', 'fernhill.example, Dev.Fernhill.Example');
  expect(result).not.toFail();
  expect(result).not.toBeDenied();
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
  expect(await signUp(email)).toBeDenied({ userMessage: 'Staff sign up with their company e-mail address.' });
});

test('the log gets the domain that was refused, not the address', async () => {
  const result = await signUp('nora.fields@mail.example');
  expect(result).toBeDenied(/mail\.example/);
  expect(result).not.toBeDenied(/nora/);
});

test('somebody without an address does not sign up as staff', async () => {
  expect(await signUp(undefined)).toBeDenied(/no address/);
});

test.each(['', ' , '])('without any company domain ("%s") nobody signs up as staff', async (domains) => {
  expect(await signUp('milo@fernhill.example', domains)).toBeDenied();
});

test('without the secret nobody signs up as staff', async () => {
  const result = await run(action, 'pre-user-registration', {
    event: { connection: { name: 'fernhill-staff' }, user: { email: 'milo@fernhill.example' } },
    secrets: { COMPANY_DOMAINS: undefined },
  });
  expect(result).not.toFail();
  expect(result).toBeDenied();
});

test('customers sign up with any address', async () => {
  const result = await signUp('nora@mail.example', 'fernhill.example', 'fernhill-customers');
  expect(result).not.toFail();
  expect(result).not.toBeDenied();
});
