import { html } from 'hono/html';
import { factorProved } from '../../authentication-api/authorize/proceed.ts';
import { logFactor } from '../../authentication-api/mfa/mfa-log.ts';
import { hasRecoveryCode } from '../../authentication-api/mfa/recovery-code.ts';
import { checkTotp } from '../../authentication-api/mfa/totp.ts';
import { whatToAsk } from '../../authentication-api/mfa/what-to-ask.ts';
import { requestFacts } from '../../authentication-api/request-facts.ts';
import { countAttempt } from './count-attempt.ts';
import { field, form, heading, link } from './parts.ts';
import type { Screen } from './screen.ts';

/** The code of an authenticator app. */
export const mfaOtpChallenge: Screen = {
  path: '/u/mfa-otp-challenge',
  prompt: 'mfa-otp',
  screen: 'mfa-otp-challenge',
  waits: 'mfa',
  goesTo: ({ context, login }) => (whatToAsk(context, login) === 'enroll' ? '/u/mfa' : undefined),
  show(visit) {
    const { words, context, login } = visit;
    const input = field(visit, {
      name: 'code',
      label: words('placeholder'),
      autocomplete: 'one-time-code',
      focus: true,
    });
    const recovery = hasRecoveryCode(context, String(login.person?.user.user_id));
    return html`${heading(visit)}${form(visit, html`${input}<button type="submit">${words('buttonText')}</button>`)}
${recovery ? html`<p>${link(visit, '/u/mfa-recovery-code-challenge', words('recoveryLinkText'))}</p>` : ''}`;
  },
  async act(visit) {
    const { context, c, login, form: sent } = visit;
    const request = requestFacts(c, login.client, {});
    if (checkTotp(context, String(login.person?.user.user_id), sent.code ?? '')) {
      logFactor(context, login, request, 'gd_auth_succeed');
      return factorProved(context, c, login, 'otp');
    }
    logFactor(context, login, request, 'gd_auth_failed');
    return countAttempt(visit);
  },
};
