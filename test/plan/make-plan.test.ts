import { makePlan } from '../../src/plan/make-plan.ts';
import { planDigest } from '../../src/plan/plan-digest.ts';

/** The plan of one rehearsal, in which the application got this id. */
function planned(clientId: string) {
  const documents = { '/clients': { [clientId]: { client_id: clientId, name: 'Fernhill Bookings' } } };
  const [persona, application] = ['nora', 'Fernhill Bookings'];
  return makePlan(
    {
      environment: {
        name: 'production',
        local: false,
        protected: true,
        allowDelete: false,
        port: 4400,
        deployClient: 'Fernhill Deploy',
        keywords: new Map(),
      },
      tenant: {},
      positions: () => undefined,
      actions: [],
      acceptedRisks: [],
    },
    {
      before: documents,
      after: documents,
      left: [],
      difference: { changes: [], unchanged: 1 },
      signInsBefore: [
        { persona, application, outcome: { idToken: { sub: 'auth0|nora', aud: clientId }, scope: [] } },
      ],
      signInsAfter: [
        { persona, application, outcome: { refused: { error: 'access_denied', description: 'no' } } },
      ],
      unknownRequests: [],
      notRehearsed: [],
    },
    { base: { type: 'tenant', domain: 'fernhill.eu.auth0.com' }, today: '2026-11-26' },
  );
}

test('tokens name the application that they are for, and two rehearsals come to the same plan', () => {
  const [one, other] = [
    planned('EGMqBzCAv5r5zyr8GxIlRDGdXXOuOYYS'),
    planned('UrunuIj2hxnRJG85JQJim4TV1l95pBMl'),
  ];
  expect(one.tokens[0]?.fields[0]?.before).toEqual({ sub: 'auth0|nora', aud: 'Fernhill Bookings' });
  expect(planDigest(one)).toBe(planDigest(other));
});
