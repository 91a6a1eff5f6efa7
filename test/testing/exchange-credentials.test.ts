import { type ExchangeOptions, exchangeCredentials, fixedClock } from 'understudy/testing';
import { checkEvent } from '../../src/actions/runtime/check-event.ts';

const API = 'https://api.fernhill.example/';
const WORKER = 'Fernhill Reminder Worker';
const here = { audience: API, request: { ip: '127.0.0.1' } } as const;

it('gives a machine a token of its own, at the time of the test', async () => {
  const clock = fixedClock('2026-07-01T08:00:00Z');
  const { claims, tokens } = await exchangeCredentials(WORKER, { ...here, clock, scope: ['read:bookings'] });
  expect(claims.accessToken).toMatchObject({
    sub: `${claims.accessToken['azp']}@clients`,
    aud: API,
    gty: 'client-credentials',
    scope: 'read:bookings',
    iat: clock.now() / 1000,
  });
  expect(tokens?.idToken).toBeUndefined();
  expect(claims.idToken).toEqual({});
});

it('shows the event that the Actions got, as the reference has it', async () => {
  const { events } = await exchangeCredentials(WORKER, here);
  expect(events.map(({ trigger, action }) => [trigger, action])).toEqual([
    ['credentials-exchange', 'restrict-machine-clients'],
  ]);
  for (const { event } of events) expect(checkEvent('credentials-exchange', event)).toEqual([]);
});

it.each<[string, string, ExchangeOptions, string]>([
  ['a scope that the grant has not', WORKER, { ...here, scope: 'cancel:bookings' }, 'access_denied'],
  ['no API', WORKER, {}, 'access_denied'],
  ['an API without a grant', WORKER, { audience: 'https://localhost:4400/api/v2/' }, 'access_denied'],
  ['an application that is no machine', 'Fernhill Workshop', here, 'unauthorized_client'],
])('refuses %s', async (_, application, options, error) => {
  const { refused, executions } = await exchangeCredentials(application, options);
  expect(refused).toMatchObject({ error });
  expect(executions).toEqual([]);
});

it('says what an application may have been meant to be', async () => {
  await expect(exchangeCredentials('Fernhill Reminder Workr')).rejects.toThrow(
    'There is no application "Fernhill Reminder Workr". Did you mean "Fernhill Reminder Worker"?',
  );
});
