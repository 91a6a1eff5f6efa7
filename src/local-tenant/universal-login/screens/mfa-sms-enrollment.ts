import { html } from 'hono/html';
import { remember } from '../../authentication-api/authorize/browser-login.ts';
import { whatToAsk } from '../../authentication-api/mfa/what-to-ask.ts';
import { identifierOf } from '../../authentication-api/passwordless/passwordless-connection.ts';
import { mfaSmsChallenge } from './mfa-code-challenge.ts';
import { otherFactors } from './mfa-options.ts';
import { field, form, heading } from './parts.ts';
import type { Screen } from './screen.ts';

/** The number that codes are to go to. */
export const mfaSmsEnrollment: Screen = {
  path: '/u/mfa-sms-enrollment',
  prompt: 'mfa-sms',
  screen: 'mfa-sms-enrollment',
  waits: 'mfa',
  goesTo({ context, login }) {
    const { kind, factors } = whatToAsk(context, login);
    return kind === 'enroll' && factors.includes('phone') ? undefined : '/u/mfa';
  },
  show(visit) {
    const { words, form: sent } = visit;
    const input = field(visit, {
      name: 'phone',
      label: words('placeholder'),
      type: 'tel',
      autocomplete: 'tel',
      ...(sent.phone !== undefined && { value: sent.phone }),
      focus: true,
    });
    return html`${heading(visit)}${form(visit, html`${input}<button type="submit">${words('buttonText')}</button>`)}
${otherFactors(visit)}`;
  },
  async act({ context, c, login, form: sent }) {
    if (!sent.phone?.trim()) return { wrong: { phone: 'no-phone' } };
    const phone = identifierOf({ strategy: 'sms' }, sent.phone);
    if (phone === undefined) return { wrong: { phone: 'invalid-phone' } };
    remember(context, login, { phone, sent: null });
    return c.redirect(`${mfaSmsChallenge.path}?state=${encodeURIComponent(login.state)}`);
  },
};
