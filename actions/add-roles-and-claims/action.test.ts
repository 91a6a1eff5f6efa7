import { run } from 'understudy/testing';
import { claim } from '../shared/claims.ts';
import * as action from './action.ts';

test('a customer gets the roles in both tokens, in the namespace, and no other claim', async () => {
  const result = await run(action, 'post-login', { event: { authorization: { roles: ['Customer'] } } });
  expect(result.claims.idToken).toEqual({ [claim('roles')]: ['Customer'] });
  expect(result.claims.accessToken).toEqual(result.claims.idToken);
  expect(result).not.toWarn();
});

test('a mechanic gets the workshop that app_metadata names', async () => {
  const result = await run(action, 'post-login', {
    event: { authorization: { roles: ['Mechanic'] }, user: { app_metadata: { workshop: 'riverside' } } },
  });
  expect(result).toHaveAccessTokenClaim(claim('workshop'), 'riverside');
  expect(result).toHaveIdTokenClaim(claim('workshop'), 'riverside');
});

test('a workshop in user_metadata, which people can change themselves, counts for nothing', async () => {
  const result = await run(action, 'post-login', {
    event: { user: { user_metadata: { workshop: 'station' } } },
  });
  expect(result).not.toFail();
  expect(result).not.toHaveAccessTokenClaim(claim('workshop'));
});

test.each([[['riverside']], [7], [null], ['']])(
  'a workshop that is no text (%j) is left out, and the roles are there all the same',
  async (workshop) => {
    const result = await run(action, 'post-login', { event: { user: { app_metadata: { workshop } } } });
    expect(result).not.toFail();
    expect(result.claims.accessToken).toEqual({ [claim('roles')]: ['Customer'] });
  },
);

test('a member of an organization gets its name and its fleet account', async () => {
  const result = await run(action, 'post-login', {
    event: {
      organization: {
        id: 'org_harbourcouriers1',
        name: 'harbour-couriers',
        display_name: 'Harbour Couriers',
        metadata: { fleet_account: 'FL-2041' },
      },
    },
  });
  expect(result).toHaveAccessTokenClaim(claim('organization'), 'harbour-couriers');
  expect(result).toHaveAccessTokenClaim(claim('fleet_account'), 'FL-2041');
});

test('where roles could not be read, the tokens say that there are none', async () => {
  const result = await run(action, 'post-login', { event: { authorization: undefined } });
  expect(result).not.toFail();
  expect(result.claims.accessToken).toEqual({ [claim('roles')]: [] });
});
