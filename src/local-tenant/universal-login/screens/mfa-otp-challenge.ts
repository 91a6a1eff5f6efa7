import { html } from 'hono/html';
import { factorProved } from '../../authentication-api/authorize/proceed.ts';
import { logFactor } from '../../authentication-api/mfa/mfa-log.ts';
import { checkTotp } from '../../authentication-api/mfa/totp.ts';
import { whatToAsk } from '../../authentication-api/mfa/what-to-ask.ts';
import { requestFacts } from '../../authentication-api/request-facts.ts';
import { countAttempt } from './count-attempt.ts';
import { otherFactors } from './mfa-options.ts';
import { field, form, heading } from './parts.ts';
import { rememberBox, rememberTicked } from './remember-browser.ts';
import type { Screen } from './screen.ts';

/** The code of an authenticator app. */
export const mfaOtpChallenge: Screen = {
  path: '/u/mfa-otp-challenge',
  prompt: 'mfa-otp',
  screen: 'mfa-otp-challenge',
  waits: 'mfa',
  goesTo({ context, login }) {
    const { kind, factors } = whatToAsk(context, login);
    return kind === 'challenge' && factors.includes('otp') ? undefined : '/u/mfa';
  },
  show(visit) {
    const { words } = visit;
    const input = field(visit, {
      name: 'code',
      label: words('placeholder'),
      autocomplete: 'one-time-code',
      focus: true,
    });
    return html`${heading(visit)}${form(visit, html`${input}${rememberBox(visit)}<button type="submit">${words('buttonText')}</button>`)}
${otherFactors(visit)}`;
  },
  async act(visit) {
    const { context, c, login, form: sent } = visit;
    const request = requestFacts(c, login.client, {});
    if (checkTotp(context, String(login.person?.user.user_id), sent.code ?? '')) {
      logFactor(context, login, request, 'gd_auth_succeed');
      rememberTicked(visit);
      return factorProved(context, c, login, 'otp');
    }
    logFactor(context, login, request, 'gd_auth_failed');
    return countAttempt(visit);
  },
};
