import { runCode, seenOf } from './handlers.ts';

const saml = { event: { transaction: { protocol: 'samlp' } } };
const set = (count: number, bytes: number, prefix: string) =>
  `for (let i = 0; i < ${count}; i++) api.samlResponse.setAttribute('${prefix}' + i, 'x'.repeat(${bytes}));`;

test('a flow sets at most 100 attributes, over all Actions', async () => {
  expect((await runCode('post-login', [set(60, 1, 'a'), set(40, 1, 'b')], saml)).failed).toBeUndefined();
  const { failed } = await runCode('post-login', [set(60, 1, 'a'), set(41, 1, 'b')], saml);
  expect(failed).toEqual({
    action: 'action2',
    message: 'api.samlResponse.setAttribute: a flow can set at most 100 attributes.',
  });
});

test('attributes have 10 KB together', async () => {
  // "a0":"…", is 8 bytes and the value.
  const bytes = 2048 - 8;
  expect(
    (await runCode('post-login', [set(4, bytes, 'a'), set(1, bytes - 1, 'b')], saml)).failed,
  ).toBeUndefined();
  const { failed } = await runCode('post-login', [set(4, bytes, 'a'), set(1, bytes, 'b')], saml);
  expect(failed?.message).toBe(
    'api.samlResponse.setAttribute: the attributes are larger than 10 KB together.',
  );
});

test('null and undefined remove an attribute; calls can be chained', async () => {
  const outcome = await runCode(
    'post-login',
    "api.samlResponse.setAttribute('email', null).samlResponse.setAttribute('name', undefined).samlResponse.setAudience('urn:fernhill');",
    { event: { transaction: { protocol: 'wsfed' } } },
  );
  expect(seenOf(outcome).saml).toEqual({ attributes: { email: null, name: null }, audience: 'urn:fernhill' });
});
