import { html } from 'hono/html';
import { remember } from '../../authentication-api/authorize/browser-login.ts';
import { factorProved } from '../../authentication-api/authorize/proceed.ts';
import { logFactor } from '../../authentication-api/mfa/mfa-log.ts';
import { useRecoveryCode } from '../../authentication-api/mfa/recovery-code.ts';
import { whatToAsk } from '../../authentication-api/mfa/what-to-ask.ts';
import { requestFacts } from '../../authentication-api/request-facts.ts';
import { countAttempt } from './count-attempt.ts';
import { field, form, heading, link } from './parts.ts';
import { recoveryCodeShown } from './recovery-code-shown.ts';
import type { Screen } from './screen.ts';

/** The way in for whoever has lost the factor: a code that works once, and brings the next one. */
export const mfaRecoveryCode: Screen = {
  path: '/u/mfa-recovery-code-challenge',
  prompt: 'mfa-recovery-code',
  screen: 'mfa-recovery-code-challenge',
  waits: 'mfa',
  goesTo: ({ context, login }) => (whatToAsk(context, login).kind === 'enroll' ? '/u/mfa' : undefined),
  show(visit) {
    const { words, form: sent } = visit;
    if (sent.recovery !== undefined) return recoveryCodeShown(visit, sent.recovery);
    const input = field(visit, {
      name: 'code',
      label: words('placeholder'),
      autocomplete: 'off',
      focus: true,
    });
    return html`${heading(visit)}${form(visit, html`${input}<button type="submit">${words('buttonText')}</button>`)}
<p>${link(visit, '/u/mfa', words('backText'))}</p>`;
  },
  async act(visit) {
    const { context, c, login, form: sent } = visit;
    if (sent.done === 'yes' && login.scratch.recovered === true) {
      return factorProved(context, c, login, 'recovery-code');
    }
    const request = requestFacts(c, login.client, {});
    const recovery = useRecoveryCode(context, String(login.person?.user.user_id), sent.code ?? '');
    logFactor(context, login, request, recovery === undefined ? 'gd_recovery_failed' : 'gd_recovery_succeed');
    if (recovery === undefined) return countAttempt(visit);
    remember(context, login, { recovered: true });
    return { wrong: {}, form: { recovery } };
  },
};
