import { remember } from '../../authentication-api/authorize/browser-login.ts';
import { refuseLogin } from '../../authentication-api/authorize/refuse-login.ts';
import { OAuthError } from '../../authentication-api/oauth-error.ts';
import type { Acted, Visit } from './screen.ts';

/** Wrong codes that a login may send (assumed: Auth0 documents that it limits them). */
const MOST = 10;

/** Counts a wrong code; the login ends where there were too many. */
export function countAttempt({ context, c, login }: Visit): Acted {
  const attempts = Number(login.scratch.attempts ?? 0) + 1;
  if (attempts >= MOST) return refuseLogin(context, c, login, OAuthError.of('too-many-attempts', {}));
  remember(context, login, { attempts });
  return { wrong: { code: 'invalid-code' } };
}
