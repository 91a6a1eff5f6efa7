import { isDoc } from '../../../core/json.ts';
import { anything, text } from './arguments.ts';
import type { Method } from './method.ts';
import { recordCall } from './records.ts';

/** Auth0's runtime refuses to set a key where the metadata it is set in is no object. */
function setsMetadata(field: 'user_metadata' | 'app_metadata'): Method {
  return {
    takes: [text('key'), anything('value')],
    does: `Sets a key of the user's \`${field}\` when all Actions have run; \`null\` removes it.`,
    run(args, call) {
      const user = call.event['user'];
      const now = isDoc(user) ? user[field] : undefined;
      if (now !== undefined && now !== null && !isDoc(now)) {
        throw new Error(`api.${call.method}: the user's ${field} is not an object.`);
      }
      return recordCall(args, call);
    },
  };
}

/** Recorded, and written at once when all Actions have run: no Action sees it in `event.user`. */
export const userMethods = {
  'user.setAppMetadata': setsMetadata('app_metadata'),
  'user.setUserMetadata': setsMetadata('user_metadata'),
} as const;
