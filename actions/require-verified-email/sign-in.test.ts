import { signIn } from 'understudy/testing';

test('somebody who has not confirmed the address gets no tokens, and no other Action runs', async () => {
  const result = await signIn('theo', 'Fernhill Bookings');
  expect(result).toBeDenied(/confirm your e-mail address/);
  expect(result.tokens).toBeUndefined();
  expect(result.executions.map(({ action }) => action)).toEqual(['require-verified-email']);
});

test('with the address confirmed, the same person signs in', async () => {
  const result = await signIn('theo', 'Fernhill Bookings', { user: { email_verified: true } });
  expect(result).not.toBeDenied();
  expect(result).toHaveIdTokenClaim('name', 'Theo Lindqvist');
});

test.each([
  ['petra', 'Fernhill Workshop', undefined],
  ['jana', 'Fernhill Bookings', 'harbour-couriers'],
])('%s signs in: her company says who she is', async (persona, application, organization) => {
  const result = await signIn(persona, application, { organization });
  expect(result).not.toBeDenied();
  expect(result.tokens).toBeDefined();
});
