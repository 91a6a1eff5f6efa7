import { signIn } from 'understudy/testing';
import { claim } from '../shared/claims.ts';

const BOOKINGS_API = 'https://api.fernhill.example/';

test('a manager who repairs as well has both roles and the workshop in both tokens', async () => {
  const result = await signIn('wanda', 'Fernhill Workshop', { audience: BOOKINGS_API });
  expect(result).toHaveIdTokenClaim(claim('roles'), ['Mechanic', 'Workshop Manager']);
  expect(result).toHaveAccessTokenClaim(claim('roles'), ['Mechanic', 'Workshop Manager']);
  expect(result).toHaveAccessTokenClaim(claim('workshop'), 'station');
});

test('the API reads in `permissions` what the roles allow', async () => {
  const { claims, scopes } = await signIn('milo', 'Fernhill Workshop', {
    audience: BOOKINGS_API,
    scope: ['openid', 'read:bookings', 'read:reports'],
  });
  expect(claims.accessToken['permissions']).toEqual(['read:bookings', 'update:bookings']);
  expect(scopes.granted).toEqual(['openid', 'read:bookings']);
});

test('a rider of a fleet customer has the role and the account of the organization', async () => {
  const result = await signIn('jana', 'Fernhill Bookings', {
    audience: BOOKINGS_API,
    organization: 'harbour-couriers',
  });
  expect(result).toHaveIdTokenClaim(claim('organization'), 'harbour-couriers');
  expect(result).toHaveAccessTokenClaim(claim('fleet_account'), 'FL-2041');
  expect(result).toHaveAccessTokenClaim(claim('roles'), ['Customer']);
});

test('a customer has no claims of staff or fleets', async () => {
  const { claims } = await signIn('nora', 'Fernhill Bookings', { audience: BOOKINGS_API });
  expect(claims.idToken).not.toHaveProperty([claim('workshop')]);
  expect(claims.idToken).not.toHaveProperty([claim('organization')]);
});
