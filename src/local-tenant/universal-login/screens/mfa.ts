import { whatToAsk } from '../../authentication-api/mfa/what-to-ask.ts';
import { CHALLENGES, ENROLLMENTS } from './mfa-paths.ts';
import { heading } from './parts.ts';
import type { Screen } from './screen.ts';

/** Where a login comes that asks for a second factor: on to the screen of it. */
export const mfa: Screen = {
  path: '/u/mfa',
  prompt: 'mfa',
  screen: 'mfa-other',
  waits: 'mfa',
  goesTo({ context, login }) {
    const {
      kind,
      factors: [first],
    } = whatToAsk(context, login);
    if (kind === 'other' || first === undefined) return undefined;
    return kind === 'challenge' ? CHALLENGES[first] : ENROLLMENTS[first];
  },
  show: (visit) => heading(visit),
  async act() {
    return { wrong: {} };
  },
};
