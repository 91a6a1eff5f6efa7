import { accountFields } from '../../logs/sign-in-log.ts';
import { askDevice } from '../device/device-codes.ts';
import { refuse } from '../oauth-error.ts';
import { withRefreshToken } from '../refresh-tokens/with-refresh-token.ts';
import { openKeptLogin } from '../sign-in/kept-login.ts';
import { connectionOf } from '../sign-in/open-login.ts';
import type { Grant } from './token-endpoint.ts';

const REFUSALS = {
  pending: 'device-pending',
  'slow-down': 'device-slow-down',
  expired: 'device-expired',
  unknown: 'unknown-device',
} as const;

/**
 * A device asks whether somebody has let it in. Raises `missing-parameter`, `device-pending`, `device-slow-down`,
 * `device-expired`, `device-denied`, `unknown-device`, `user-blocked`.
 */
export const deviceCode: Grant = async ({ context, client, parameters, facts }) => {
  const code = parameters.device_code || refuse('missing-parameter', { name: 'device_code' });
  const answer = askDevice(context, client, code);
  if (answer.status === 'denied') return refuse('device-denied', { reason: answer.reason });
  if (answer.status !== 'allowed') return refuse(REFUSALS[answer.status], {});
  const login = openKeptLogin(context, answer.login) ?? refuse('unknown-device', {});
  if (login.user.blocked === true) refuse('user-blocked', {});
  return {
    answer: await withRefreshToken(context, login, facts),
    about: accountFields({ connection: connectionOf(context, login.user), user: login.user }),
  };
};
