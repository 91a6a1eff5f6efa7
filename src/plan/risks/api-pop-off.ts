import { isDoc } from '../../core/json.ts';
import { risk } from '../risk.ts';
import { ceases, hitIf, valueAt } from './detect.ts';
import { api, application } from './example.ts';

export const apiPopOff = risk({
  id: 'API-POP-OFF',
  severity: 'medium',
  title: 'Tokens are no longer bound to their holder',
  why: 'Whoever has a token can use it again.',
  instead: 'Keep proof of possession and encryption where they were thought to be needed.',
  kinds: ['resourceServers', 'clients'],
  find: (change) => [
    ...['proof_of_possession.required', 'require_proof_of_possession']
      .filter((field) => ceases(change, field, true))
      .map((field) => ({ field, message: `Tokens of ${change.name} work for whoever has them.` })),
    ...hitIf(
      isDoc(valueAt(change.before, 'token_encryption')) &&
        change.after !== undefined &&
        !isDoc(valueAt(change.after, 'token_encryption')),
      {
        field: 'token_encryption',
        message: `Access tokens for ${change.name} are no longer encrypted.`,
      },
    ),
  ],
  bad: [
    application({ require_proof_of_possession: true }, { require_proof_of_possession: false }),
    api({ token_encryption: { format: 'compact-nested-jwe' } }, { token_encryption: null }),
  ],
  good: [application({ require_proof_of_possession: false }, { require_proof_of_possession: true })],
});
