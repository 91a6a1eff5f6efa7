import { risk } from '../risk.ts';
import { becomes, hitIf, numbersAt, whereBecomes } from './detect.ts';
import { application } from './example.ts';

export const rtInfinite = risk({
  id: 'RT-INFINITE',
  severity: 'high',
  title: 'Refresh tokens without an end',
  why: 'A stolen one is good for ever.',
  instead: 'Let them expire, absolutely and when idle.',
  kinds: ['clients'],
  find: (change) => {
    const [old, now] = numbersAt(change, 'refresh_token.leeway') ?? [0, 0];
    return [
      ...hitIf(becomes(change, 'refresh_token.expiration_type', 'non-expiring'), {
        message: `Refresh tokens of ${change.name} never expire.`,
        field: 'refresh_token.expiration_type',
      }),
      ...whereBecomes(
        change,
        ['refresh_token.infinite_token_lifetime', 'refresh_token.infinite_idle_token_lifetime'],
        true,
        (field) => `Refresh tokens of ${change.name}: ${field.split('.')[1]}.`,
      ),
      ...hitIf(now > old, {
        message: `A used refresh token of ${change.name} works for ${now} more seconds in place of ${old}.`,
        field: 'refresh_token.leeway',
        severity: 'medium' as const,
      }),
    ];
  },
  bad: [
    application(
      { refresh_token: { expiration_type: 'expiring' } },
      { refresh_token: { expiration_type: 'non-expiring' } },
    ),
    application({ refresh_token: { leeway: 0 } }, { refresh_token: { leeway: 60 } }),
  ],
  good: [
    application(
      { refresh_token: { expiration_type: 'non-expiring' } },
      { refresh_token: { expiration_type: 'expiring' } },
    ),
  ],
});
