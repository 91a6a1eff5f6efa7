import { html, raw } from 'hono/html';
import { renderSVG } from 'uqr';
import { textOf } from '../../../core/json.ts';
import { remember } from '../../authentication-api/authorize/browser-login.ts';
import { factorProved } from '../../authentication-api/authorize/proceed.ts';
import { enrollTotp } from '../../authentication-api/mfa/enroll-totp.ts';
import { newTotpSecret, totpUri } from '../../authentication-api/mfa/totp.ts';
import { whatToAsk } from '../../authentication-api/mfa/what-to-ask.ts';
import { brandingOf } from '../page/branding.ts';
import { afterEnrollment } from './after-enrollment.ts';
import { otherFactors } from './mfa-options.ts';
import { field, form, heading } from './parts.ts';
import { recoveryCodeShown } from './recovery-code-shown.ts';
import type { Screen, Visit } from './screen.ts';

/** An authenticator app is set up: scanned, or typed, and its first code sent; then the recovery code is shown. */
export const mfaOtpEnrollment: Screen = {
  path: '/u/mfa-otp-enrollment',
  prompt: 'mfa-otp',
  screen: 'mfa-otp-enrollment-qr',
  waits: 'mfa',
  // Whoever has a factor proves it, and does not set up another one with a password alone.
  goesTo({ context, login }) {
    const { kind, factors } = whatToAsk(context, login);
    const open = kind === 'enroll' && factors.includes('otp');
    return open || login.scratch.enrolled === true ? undefined : '/u/mfa';
  },
  show(visit) {
    const { words, login, form: sent } = visit;
    if (sent.recovery !== undefined) return recoveryCodeShown(visit, sent.recovery);
    const secret = secretOf(visit);
    const { companyName } = brandingOf(visit.context.state.documents, visit.context.domain);
    const uri = totpUri(secret, {
      issuer: companyName,
      label: textOf(login.person?.user.email) ?? companyName,
    });
    const input = field(visit, { name: 'code', label: words('placeholder'), autocomplete: 'one-time-code' });
    return html`${heading(visit)}
<div class="qr" role="img" aria-label="${words('qrText')}">${raw(renderSVG(uri, { border: 2 }))}</div>
<p class="small">${words('separatorText')}<br><code>${secret.replace(/(.{4})/g, '$1 ').trim()}</code></p>
${form(visit, html`${input}<button type="submit">${words('buttonText')}</button>`)}
${otherFactors(visit)}`;
  },
  async act(visit) {
    const { context, c, login, form: sent } = visit;
    const user = login.person?.user ?? {};
    if (sent.done === 'yes' && login.scratch.enrolled === true) return factorProved(context, c, login, 'otp');
    if (!enrollTotp(context, user, secretOf(visit), sent.code ?? ''))
      return { wrong: { code: 'invalid-code' } };
    return afterEnrollment(visit, 'otp');
  },
};

/** The same while the page is open, however often it is loaded. */
function secretOf({ context, login }: Visit): string {
  const kept = textOf(login.scratch.secret);
  if (kept !== undefined) return kept;
  const secret = newTotpSecret(context);
  remember(context, login, { secret });
  return secret;
}
