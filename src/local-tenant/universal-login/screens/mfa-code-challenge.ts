import { html } from 'hono/html';
import { textOf } from '../../../core/json.ts';
import { remember } from '../../authentication-api/authorize/browser-login.ts';
import { factorProved } from '../../authentication-api/authorize/proceed.ts';
import { enrollByCode } from '../../authentication-api/mfa/enroll-by-code.ts';
import { type Authenticator, authenticatorsOf } from '../../authentication-api/mfa/factors.ts';
import { logFactor } from '../../authentication-api/mfa/mfa-log.ts';
import { sendFactorCode } from '../../authentication-api/mfa/send-factor-code.ts';
import { whatToAsk } from '../../authentication-api/mfa/what-to-ask.ts';
import { takeCodeFor } from '../../authentication-api/one-time-codes/one-time-codes.ts';
import { requestFacts } from '../../authentication-api/request-facts.ts';
import { afterEnrollment } from './after-enrollment.ts';
import { countAttempt } from './count-attempt.ts';
import { otherFactors } from './mfa-options.ts';
import { field, form, heading } from './parts.ts';
import { recoveryCodeShown } from './recovery-code-shown.ts';
import { rememberBox, rememberTicked } from './remember-browser.ts';
import type { Screen, Visit } from './screen.ts';

/** A code that has gone to a phone: of somebody's factor, or of one that is being set up. */
export const mfaSmsChallenge: Screen = codeChallenge('phone', {
  path: '/u/mfa-sms-challenge',
  prompt: 'mfa-sms',
  screen: 'mfa-sms-challenge',
});

/** A code that has gone to a verified address. */
export const mfaEmailChallenge: Screen = codeChallenge('email', {
  path: '/u/mfa-email-challenge',
  prompt: 'mfa-email',
  screen: 'mfa-email-challenge',
});

type Target = Pick<Authenticator, 'factor' | 'to' | 'channel'>;

function codeChallenge(factor: 'phone' | 'email', where: Pick<Screen, 'path' | 'prompt' | 'screen'>): Screen {
  /** Where the code goes: to the factor, or to the number that was given to set one up. */
  function targetOf({ context, login }: Pick<Visit, 'context' | 'login'>): Target | undefined {
    const { kind, factors } = whatToAsk(context, login);
    const number = textOf(login.scratch.phone);
    if (kind === 'enroll') {
      return factor === 'phone' && number !== undefined ? { factor, to: number, channel: 'sms' } : undefined;
    }
    if (kind !== 'challenge' || !factors.includes(factor)) return undefined;
    const own = authenticatorsOf(context.state.documents, login.person?.user ?? {});
    return own.find((one) => one.factor === factor && one.confirmed);
  }

  function sendTo({ context, c, login }: Visit, target: Target): void {
    sendFactorCode(context, {
      user: login.person?.user ?? {},
      client: login.client,
      request: requestFacts(c, login.client, {}),
      authenticator: target,
      enrolling: whatToAsk(context, login).kind === 'enroll',
      purpose: purposeOf(login, target),
    });
    remember(context, login, { sent: target.to ?? '' });
  }

  return {
    ...where,
    waits: 'mfa',
    goesTo: (visit) => (targetOf(visit) || visit.login.scratch.enrolled === true ? undefined : '/u/mfa'),
    show(visit) {
      const { words, login, form: sent } = visit;
      if (sent.recovery !== undefined) return recoveryCodeShown(visit, sent.recovery);
      const target = targetOf(visit);
      if (target && login.scratch.sent !== target.to) sendTo(visit, target);
      const input = field(visit, {
        name: 'code',
        label: words('placeholder'),
        autocomplete: 'one-time-code',
        focus: true,
      });
      return html`${heading(visit)}<div class="who"><span>${masked(target?.to ?? '')}</span></div>
${form(visit, html`${input}${rememberBox(visit)}<button type="submit">${words('buttonText')}</button>`)}
${form(
  { ...visit, wrong: {} },
  html`<p class="small">${words('resendText')} <button class="plain" type="submit" name="action" value="resend">${words('resendActionText')}</button></p>`,
)}
${otherFactors(visit)}`;
    },
    async act(visit) {
      const { context, c, login, form: sent } = visit;
      if (sent.done === 'yes' && login.scratch.enrolled === true)
        return factorProved(context, c, login, factor);
      const target = targetOf(visit);
      if (!target) return { wrong: {} };
      if (sent.action === 'resend') {
        sendTo(visit, target);
        return { wrong: {}, form: {} };
      }
      if (!sent.code?.trim()) return { wrong: { code: 'no-code' } };
      const request = requestFacts(c, login.client, {});
      if (!takeCodeFor(context, purposeOf(login, target), sent.code)) {
        logFactor(context, login, request, 'gd_auth_failed');
        return countAttempt(visit);
      }
      if (whatToAsk(context, login).kind === 'enroll') {
        enrollByCode(context, login.person?.user ?? {}, target, true);
        return afterEnrollment(visit, factor);
      }
      logFactor(context, login, request, 'gd_auth_succeed');
      rememberTicked(visit);
      return factorProved(context, c, login, factor);
    },
  };
}

function purposeOf({ state }: Visit['login'], { to = '' }: Target): string {
  return `factor ${state} ${to}`;
}

/** Enough to know it again: `XXXXXX4567`, `nor***@mail***`. */
function masked(to: string): string {
  const at = to.indexOf('@');
  if (at < 0) return `XXXXXX${to.slice(-4)}`;
  return `${to.slice(0, Math.min(3, at))}***@${to.slice(at + 1, at + 5)}***`;
}
