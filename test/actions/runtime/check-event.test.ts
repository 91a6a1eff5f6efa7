import { checkEvent } from '../../../src/actions/runtime/check-event.ts';
import { isTriggerId, triggers } from '../../../src/actions/runtime/triggers/index.ts';
import { type Doc, isDoc } from '../../../src/core/json.ts';
import { type Events, events } from '../../../src/testing/events/index.ts';
import { override } from '../../../src/testing/overrides.ts';

const ids = Object.keys(triggers).filter(isTriggerId);

/** The kit's event of a trigger with changes, as the JSON that an Action gets. */
function eventWith(trigger: keyof Events, changes: object = {}): Doc {
  const event: unknown = JSON.parse(JSON.stringify(events[trigger]));
  if (!isDoc(event)) throw new Error('An event is an object.');
  return override(event, changes);
}

describe("the kit's events", () => {
  test.each(ids)('of %s has every field that Auth0 always sends, and none that it does not', (id) => {
    expect(checkEvent(id, eventWith(id))).toEqual([]);
  });
});

describe('checkEvent', () => {
  const problems = (changes: object) => checkEvent('post-login', eventWith('post-login', changes));

  test('names a field that no event has, and the one that was meant', () => {
    expect(problems({ user: { emial: 'priya.raman@example.com' }, shop: 7 })).toEqual([
      '`event.user.emial` is no field that Auth0 sends; did you mean `email`?',
      '`event.shop` is no field that Auth0 sends.',
    ]);
  });

  test('names a field that every event has and this one lacks', () => {
    expect(problems({ user: { email: undefined, user_id: undefined }, connection: undefined })).toEqual([
      '`event.connection` is missing: Auth0 always sends it.',
      '`event.user.user_id` is missing: Auth0 always sends it.',
    ]);
  });

  test('says what a value must be', () => {
    expect(
      problems({
        authorization: { roles: ['Customer', 3] },
        client: { metadata: { shop: 7 } },
        request: { geoip: { latitude: '53.38' } },
        stats: 12,
        transaction: { metadata: { step: ['terms'] }, requested_scopes: 'openid' },
        user: { email_verified: 'yes', app_metadata: [] },
      }),
    ).toEqual([
      '`event.authorization.roles[1]` must be a string.',
      '`event.client.metadata.shop` must be a string.',
      '`event.request.geoip.latitude` must be a number.',
      '`event.stats` must be an object.',
      '`event.transaction.metadata.step` must be a string, a number, true or false.',
      '`event.transaction.requested_scopes` must be an array.',
      '`event.user.app_metadata` must be an object.',
      '`event.user.email_verified` must be true or false.',
    ]);
  });

  test('names the values of a field that has a few, and the one that was meant', () => {
    expect(
      problems({ session: { cookie: { mode: 'nonpersistent' } }, transaction: { response_mode: 7 } }),
    ).toEqual([
      '`event.session.cookie.mode` must be one of persistent, non-persistent; did you mean `non-persistent`?',
      '`event.transaction.response_mode` must be one of query, fragment, form_post, web_message.',
    ]);
  });

  test('takes what may hold anything, and who acts for the person with properties of their own', () => {
    const actor = { sub: 'support-desk', shift: 2, act: { sub: 'support-lead', floor: 'second' } };
    expect(problems({ transaction: { actor }, user: { app_metadata: { plan: null } } })).toEqual([]);
    expect(problems({ transaction: { actor: { sub: 'support-desk', act: { sub: 4 } } } })).toEqual([
      '`event.transaction.actor.act.sub` must be a string.',
    ]);
  });
});
