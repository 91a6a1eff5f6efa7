import { signUp } from 'understudy/testing';
import { checkEvent } from '../../src/actions/runtime/check-event.ts';

const BACKEND = 'POST http://127.0.0.1:3001/sign-ups';
const staff = (email: string) => ({
  connection: 'fernhill-staff',
  email,
  http: { [BACKEND]: { status: 202 } },
});

it('runs the Actions before and after, and the user is there', async () => {
  const result = await signUp('Fernhill Workshop', {
    ...staff('ines.moreau@fernhill.example'),
    profile: { given_name: 'Ines', user_metadata: { size: 'M' } },
  });
  expect(result.refused).toBeUndefined();
  expect(result.executions.map(({ action }) => action)).toEqual(['company-domains-only', 'announce-sign-up']);
  expect(result.user).toMatchObject({
    email: 'ines.moreau@fernhill.example',
    email_verified: false,
    given_name: 'Ines',
    user_metadata: { size: 'M' },
    identities: [{ connection: 'fernhill-staff', provider: 'auth0' }],
  });
  expect(result).toRequest(BACKEND, { body: { user_id: result.user['user_id'] } });
});

it('gives the Actions events as the reference has them', async () => {
  const { events } = await signUp('Fernhill Workshop', staff('ines.moreau@fernhill.example'));
  const [before, after] = events.map(({ event }) => event);
  expect(checkEvent('pre-user-registration', before ?? {})).toEqual([]);
  expect(checkEvent('post-user-registration', after ?? {})).toEqual([]);
  expect(before).toMatchObject({
    client: { name: 'Fernhill Workshop' },
    connection: { name: 'fernhill-staff' },
  });
});

it('makes no user where an Action denies, and tells the person what the Action says', async () => {
  const result = await signUp('Fernhill Workshop', staff('nora@mail.example'));
  expect(result).toBeDenied(/mail\.example is no company domain/);
  expect(result.refused?.description).toBe('Staff sign up with their company e-mail address.');
  expect(result.user).toEqual({});
  expect(result.http).toEqual([]);
});

it.each([
  ['somebody who has an account', 'Fernhill Workshop', 'milo.brandt@fernhill.example', 'user_exists'],
  [
    'an application without the database',
    'Fernhill Bookings',
    'ines@fernhill.example',
    'unauthorized_client',
  ],
])('refuses %s', async (_, application, email, error) => {
  const { refused, executions } = await signUp(application, staff(email));
  expect(refused).toMatchObject({ error });
  expect(executions).toEqual([]);
});

it('says which database may have been meant', async () => {
  const there = signUp('Fernhill Workshop', {
    ...staff('ines@fernhill.example'),
    connection: 'fernhill-stuff',
  });
  await expect(there).rejects.toThrow('Did you mean "fernhill-staff"?');
});
