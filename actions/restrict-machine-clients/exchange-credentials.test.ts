import { exchangeCredentials } from 'understudy/testing';
import { claim } from '../shared/claims.ts';

const BOOKINGS_API = 'https://api.fernhill.example/';
const ask = (ip: string) =>
  exchangeCredentials('Fernhill Reminder Worker', { audience: BOOKINGS_API, request: { ip } });

test('the worker gets what its grant says, and the network that it asked from', async () => {
  const result = await ask('127.0.0.1');
  expect(result.scopes.granted).toEqual(['read:bookings', 'send:reminders']);
  expect(result).toHaveAccessTokenClaim(claim('network'), '127.0.0.0/8');
});

test('the worker gets nothing from outside of its networks', async () => {
  const result = await ask('198.51.100.7');
  expect(result).toBeDenied({ code: 'invalid_request' });
  expect(result.refused).toMatchObject({ status: 400, error: 'invalid_request' });
});
