import { signUp } from 'understudy/testing';

const BACKEND = 'POST http://127.0.0.1:3001/sign-ups';
const staff = (email: string) =>
  signUp('Fernhill Workshop', { connection: 'fernhill-staff', email, http: { [BACKEND]: { status: 202 } } });

test('a mechanic signs up with a company address, and the backend hears of it', async () => {
  const result = await staff('ines.moreau@fernhill.example');
  expect(result).not.toBeDenied();
  expect(result.user).toMatchObject({ email: 'ines.moreau@fernhill.example', email_verified: false });
  expect(result).toRequest(BACKEND, { body: { email: 'ines.moreau@fernhill.example' } });
});

test('a customer who signs up as staff is told why not, and the backend hears nothing', async () => {
  const result = await staff('nora@mail.example');
  expect(result.refused?.description).toBe('Staff sign up with their company e-mail address.');
  expect(result).not.toRequest(BACKEND);
});
