import { risk } from '../risk.ts';
import { ceases, hitIf } from './detect.ts';
import { application } from './example.ts';

export const rtRotationOff = risk({
  id: 'RT-ROTATION-OFF',
  severity: 'high',
  title: 'Refresh tokens no longer rotate',
  why: 'A stolen refresh token can be used again and again, and nobody notices: rotation is what finds reuse.',
  instead: 'Keep `rotation_type: rotating`.',
  kinds: ['clients'],
  find: (change) =>
    hitIf(change.before !== undefined && ceases(change, 'refresh_token.rotation_type', 'rotating'), {
      message: `Refresh tokens of ${change.name} can be used again and again.`,
      field: 'refresh_token.rotation_type',
    }),
  bad: [
    application(
      { refresh_token: { rotation_type: 'rotating' } },
      { refresh_token: { rotation_type: 'non-rotating' } },
    ),
  ],
  good: [
    application(
      { refresh_token: { rotation_type: 'non-rotating' } },
      { refresh_token: { rotation_type: 'rotating' } },
    ),
  ],
});
