import { risk } from '../risk.ts';
import { gainedDocs } from './detect.ts';
import { api } from './example.ts';

export const apiScopeRemoved = risk({
  id: 'API-SCOPE-REMOVED',
  severity: 'high',
  title: 'A scope of an API is taken away',
  why: 'Grants and roles that have it lose it, and the next token is without it.',
  instead: 'Take it out of applications, grants and roles first.',
  kinds: ['resourceServers'],
  find: ({ before, after, name }) =>
    after === undefined
      ? []
      : gainedDocs({ ...(before && { after: before }), before: after }, 'scopes', 'value').map(
          ({ value = '' }) => ({
            field: 'scopes',
            value,
            message: `${String(value)} is gone from ${name}: grants and roles lose it.`,
          }),
        ),
  bad: [
    api(
      { scopes: [{ value: 'read:bookings' }, { value: 'read:reports' }] },
      { scopes: [{ value: 'read:bookings' }] },
    ),
  ],
  good: [
    api(
      { scopes: [{ value: 'read:bookings' }] },
      { scopes: [{ value: 'read:bookings', description: 'See bookings' }, { value: 'read:reports' }] },
    ),
  ],
});
