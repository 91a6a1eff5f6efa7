import { isDoc } from '../../../core/json.ts';
import { anything, text } from './arguments.ts';
import { warnOfLostMetadata } from './lost-metadata.ts';
import type { Call, Method } from './method.ts';
import { checkSize } from './sizes.ts';

type Field = 'user_metadata' | 'app_metadata';

/** Auth0's documentation, "Actions Limitations": 32 kB of each that a flow writes. */
const MAX_BYTES = 32 * 1024;

function setsMetadata(field: Field, traits: Pick<Method, 'chains' | 'ignored'>): Method {
  return {
    takes: [text('key'), anything('value')],
    does: `Sets a key of the user's \`${field}\` when all Actions have run; \`null\` removes it.`,
    limits: '32 KB of it in a flow',
    ...traits,
    run([key, value], call) {
      checkIsObject(field, call);
      checkSize([String(key), value], MAX_BYTES, call);
      call.record([key, value]);
      warnOfLostMetadata(call);
    },
  };
}

/** Auth0's Actions runtime refuses to set a key where the metadata it is set in is no object, as a custom database can have it. */
function checkIsObject(field: Field, call: Call): void {
  const user = call.event['user'];
  const now = isDoc(user) ? user[field] : undefined;
  if (now !== undefined && now !== null && !isDoc(now)) {
    throw new Error(`api.${call.method}: the user's ${field} is not an object.`);
  }
}

/** Auth0's documentation, "Pre User Registration": passwordless users cannot get metadata. That it is no error is assumed. */
const PASSWORDLESS = ['email', 'sms'];

const ofPasswordless: Method['ignored'] = ({ connection }) =>
  isDoc(connection) && PASSWORDLESS.includes(String(connection['strategy']))
    ? 'passwordless users get no metadata before they are registered'
    : undefined;

const methods = (traits: Pick<Method, 'chains' | 'ignored'>) =>
  ({
    'user.setAppMetadata': setsMetadata('app_metadata', traits),
    'user.setUserMetadata': setsMetadata('user_metadata', traits),
  }) as const;

/** Recorded, and written at once when all Actions have run: no Action sees it in `event.user`. */
export const userMethods = methods({ chains: true });

/** Of pre-user-registration. */
export const newUserMethods = methods({ chains: true, ignored: ofPasswordless });

/** Of custom-token-exchange: metadata of the user that the subject token stands for. */
export const exchangedUserMethods = methods({});
