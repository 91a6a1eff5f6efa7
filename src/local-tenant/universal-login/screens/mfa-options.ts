import { html } from 'hono/html';
import type { Factor } from '../../authentication-api/mfa/factors.ts';
import { hasRecoveryCode } from '../../authentication-api/mfa/recovery-code.ts';
import { type ToAsk, whatToAsk } from '../../authentication-api/mfa/what-to-ask.ts';
import type { Html } from '../page/page.ts';
import { CHALLENGES, ENROLLMENTS } from './mfa-paths.ts';
import { heading, link } from './parts.ts';
import type { Screen, Visit } from './screen.ts';

/** The other factors that somebody has. */
export const mfaLoginOptions: Screen = options('challenge', {
  path: '/u/mfa-login-options',
  screen: 'mfa-login-options',
});

/** The factors that somebody can set up. */
export const mfaBeginEnrollOptions: Screen = options('enroll', {
  path: '/u/mfa-begin-enroll-options',
  screen: 'mfa-begin-enroll-options',
});

function options(kind: ToAsk['kind'], { path, screen }: Pick<Screen, 'path' | 'screen'>): Screen {
  return {
    path,
    prompt: 'mfa',
    screen,
    waits: 'mfa',
    goesTo: ({ context, login }) => (whatToAsk(context, login).kind === kind ? undefined : '/u/mfa'),
    show(visit) {
      const { words, context, login } = visit;
      const { factors } = whatToAsk(context, login);
      const paths = kind === 'challenge' ? CHALLENGES : ENROLLMENTS;
      const items = factors.map((factor) => link(visit, paths[factor] ?? '/u/mfa', words(NAMES[factor])));
      const recovery =
        kind === 'challenge' && hasRecoveryCode(context, String(login.person?.user.user_id))
          ? [link(visit, '/u/mfa-recovery-code-challenge', words('authenticatorNamesRecoveryCode'))]
          : [];
      return html`${heading(visit)}<ul>${[...items, ...recovery].map((item) => html`<li>${item}</li>`)}</ul>
<p>${link(visit, '/u/mfa', words('backText'))}</p>`;
    },
    async act() {
      return { wrong: {} };
    },
  };
}

const NAMES: Readonly<Record<Factor, string>> = {
  otp: 'authenticatorNamesOTP',
  phone: 'authenticatorNamesSMS',
  email: 'authenticatorNamesEmail',
};

/** The way to another factor, where there is one. */
export function otherFactors(visit: Visit): Html | string {
  const { context, login, words } = visit;
  const { kind, factors } = whatToAsk(context, login);
  const recovery = kind === 'challenge' && hasRecoveryCode(context, String(login.person?.user.user_id));
  if (factors.length + (recovery ? 1 : 0) < 2) return '';
  const path = kind === 'challenge' ? mfaLoginOptions.path : mfaBeginEnrollOptions.path;
  return html`<p>${link(visit, path, words('pickAuthenticatorText'))}</p>`;
}
