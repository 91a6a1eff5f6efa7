import { run } from 'understudy/testing';
import { claim } from '../shared/claims.ts';
import * as action from './action.ts';

test('a customer gets the roles in both tokens, in the namespace, and no other claim', async () => {
  const { claims, warnings } = await run(action, 'post-login', {
    event: { authorization: { roles: ['Customer'] } },
  });
  expect(claims.idToken).toEqual({ [claim('roles')]: ['Customer'] });
  expect(claims.accessToken).toEqual(claims.idToken);
  expect(warnings).toEqual([]);
});

test('a mechanic gets the workshop that app_metadata names', async () => {
  const { claims } = await run(action, 'post-login', {
    event: { authorization: { roles: ['Mechanic'] }, user: { app_metadata: { workshop: 'riverside' } } },
  });
  expect(claims.accessToken[claim('workshop')]).toBe('riverside');
  expect(claims.idToken[claim('workshop')]).toBe('riverside');
});

test('a workshop in user_metadata, which people can change themselves, counts for nothing', async () => {
  const { claims } = await run(action, 'post-login', {
    event: { user: { user_metadata: { workshop: 'station' } } },
  });
  expect(claims.accessToken).not.toHaveProperty([claim('workshop')]);
});

test.each([[['riverside']], [7], [null], ['']])(
  'a workshop that is no text (%j) is left out, and the roles are there all the same',
  async (workshop) => {
    const { claims, failed } = await run(action, 'post-login', {
      event: { user: { app_metadata: { workshop } } },
    });
    expect(failed).toBeUndefined();
    expect(claims.accessToken).toEqual({ [claim('roles')]: ['Customer'] });
  },
);

test('a member of an organization gets its name and its fleet account', async () => {
  const { claims } = await run(action, 'post-login', {
    event: {
      organization: {
        id: 'org_harbourcouriers1',
        name: 'harbour-couriers',
        display_name: 'Harbour Couriers',
        metadata: { fleet_account: 'FL-2041' },
      },
    },
  });
  expect(claims.accessToken).toMatchObject({
    [claim('organization')]: 'harbour-couriers',
    [claim('fleet_account')]: 'FL-2041',
  });
});

test('where roles could not be read, the tokens say that there are none', async () => {
  const { claims, failed } = await run(action, 'post-login', { event: { authorization: undefined } });
  expect(failed).toBeUndefined();
  expect(claims.accessToken).toEqual({ [claim('roles')]: [] });
});
