import { findRisks } from '../../src/plan/find-risks.ts';
import { netDifference } from '../../src/plan/net-difference.ts';
import type { Plan } from '../../src/plan/plan.ts';
import { risks } from '../../src/plan/risks/index.ts';
import type { Snapshot } from '../../src/plan/snapshot.ts';
import { tokenDifference } from '../../src/plan/token-difference.ts';
import { kinds } from '../../src/resources/table.ts';

const bookings = {
  client_id: 'abc',
  name: 'Fernhill Bookings',
  callbacks: ['https://bookings.fernhill.example/callback'],
  client_secret: 'the-secret-of-the-bookings-application',
};

const before: Snapshot = {
  '/clients': { abc: bookings },
  '/roles': { rol_1: { id: 'rol_1', name: 'Mechanic' } },
  '/actions/actions': { act_1: { name: 'add-roles', code: 'one();\ntwo();\n' } },
};

const after: Snapshot = {
  '/clients': {
    abc: {
      ...bookings,
      callbacks: [...bookings.callbacks, 'https://*.fernhill.example/callback'],
      client_secret: 'the-other-secret-of-the-application',
    },
  },
  '/actions/actions': { act_1: { name: 'add-roles', code: 'one();\nthree();\n' } },
};

const token = (roles: readonly string[], iat: number) => ({
  sub: 'auth0|nora',
  iat,
  'https://fernhill.example/roles': roles,
});

const signIns = (roles: readonly string[], theo: 'in' | 'out', iat: number) => [
  {
    persona: 'nora',
    application: 'Fernhill Bookings',
    outcome: { idToken: token(roles, iat), scope: ['openid', 'read:bookings'] },
  },
  {
    persona: 'theo',
    application: 'Fernhill Bookings',
    outcome:
      theo === 'in'
        ? { idToken: token([], iat), scope: ['openid'] }
        : { refused: { error: 'access_denied', description: 'Please confirm your e-mail address.' } },
  },
];

/** A small plan with something of everything, made by the functions that make plans. */
export function examplePlan(): Plan {
  const { changes, unchanged } = netDifference(before, after, kinds);
  return {
    environment: 'production',
    base: { type: 'tenant', domain: 'fernhill.eu.auth0.com' },
    changes,
    unchanged,
    left: [],
    unknownRequests: [],
    findings: findRisks({ before, after, production: true }, kinds, risks).map((finding) =>
      finding.risk === 'CALLBACK-WILDCARD'
        ? { ...finding, at: { file: 'tenant/clients.yaml', line: 9, col: 7 } }
        : finding,
    ),
    tokens: tokenDifference(signIns(['Customer'], 'in', 1), signIns(['Customer', 'Mechanic'], 'out', 2)),
    rehearsed: 2,
    notRehearsed: ['The custom database of fernhill-legacy: its scripts are not run.'],
  };
}
