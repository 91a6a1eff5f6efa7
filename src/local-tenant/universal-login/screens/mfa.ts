import { html } from 'hono/html';
import { whatToAsk } from '../../authentication-api/mfa/what-to-ask.ts';
import { heading } from './parts.ts';
import type { Screen } from './screen.ts';

const SCREENS = { challenge: '/u/mfa-otp-challenge', enroll: '/u/mfa-otp-enrollment' } as const;

/** Where a login comes that asks for a second factor: on to the screen of it. */
export const mfa: Screen = {
  path: '/u/mfa',
  prompt: 'mfa',
  screen: 'mfa-other',
  waits: 'mfa',
  goesTo({ context, login }) {
    const ask = whatToAsk(context, login);
    return ask === 'other' ? undefined : SCREENS[ask];
  },
  show: (visit) => html`${heading(visit)}`,
  async act() {
    return { wrong: {} };
  },
};
