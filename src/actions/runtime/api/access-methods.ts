import { text } from './arguments.ts';
import { denies } from './records.ts';

/** `access.deny` of post-login and password-reset-post-challenge; other triggers have their own. */
export const denyAccess = denies(
  'Denies access. The Action runs to its end, no later one runs.',
  [text('reason')],
  ([reason = '']) => ({ reason }),
);
