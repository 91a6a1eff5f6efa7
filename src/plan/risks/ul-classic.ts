import { risk } from '../risk.ts';
import { becomes, differs, hitIf } from './detect.ts';
import { at } from './example.ts';

export const ulClassic = risk({
  id: 'UL-CLASSIC',
  severity: 'medium',
  title: 'The classic sign-in page',
  why: 'It lacks protections of the newer one, and some triggers do not run.',
  instead: 'Keep `universal_login_experience: new`.',
  kinds: ['prompts'],
  find: (change) => [
    ...hitIf(change.before !== undefined && becomes(change, 'universal_login_experience', 'classic'), {
      field: 'universal_login_experience',
      message: 'People sign in on the classic page.',
    }),
    ...['identifier_first', 'webauthn_platform_first_factor']
      .filter((field) => differs(change, field))
      .map((field) => ({ field, message: `${field}: people sign in another way than before.` })),
  ],
  bad: [at('/prompts', { universal_login_experience: 'new' }, { universal_login_experience: 'classic' })],
  good: [at('/prompts', { universal_login_experience: 'classic' }, { universal_login_experience: 'new' })],
});
