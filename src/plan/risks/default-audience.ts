import { risk } from '../risk.ts';
import { differs, hitIf, valueAt } from './detect.ts';
import { settings } from './example.ts';

export const defaultAudience = risk({
  id: 'DEFAULT-AUDIENCE',
  severity: 'high',
  title: 'The default audience changes',
  why: 'Every request that names no audience gets another kind of token: a JWT for that API, or an opaque one.',
  instead: 'Let applications name the audience.',
  kinds: ['tenant'],
  find: (change) =>
    hitIf(differs(change, 'default_audience'), {
      field: 'default_audience',
      message: `Requests without an audience get tokens for ${String(valueAt(change.after, 'default_audience') ?? 'nothing but /userinfo')}.`,
    }),
  bad: [settings({}, { default_audience: 'https://api.fernhill.example/' })],
  good: [
    settings(
      { default_audience: 'a', friendly_name: 'Fernhill' },
      { default_audience: 'a', friendly_name: 'Fernhill Bicycles' },
    ),
  ],
});
