import { text } from './arguments.ts';
import type { Method } from './method.ts';

/** Auth0's documentation: "limited to 1024 characters and will be truncated if larger". */
const MAX_LENGTH = 1024;

function gives(does: string): Method {
  return {
    takes: [text('reason')],
    does,
    limits: `${MAX_LENGTH} characters of the reason`,
    run([given], call) {
      const reason = String(given);
      if (reason.length > MAX_LENGTH)
        call.warn(`api.${call.method}: Auth0 keeps the first ${MAX_LENGTH} characters of the reason.`);
      call.record([reason.slice(0, MAX_LENGTH)]);
    },
  };
}

/** Of custom-email-provider and custom-phone-provider; the last call counts. */
export const notificationMethods = {
  'notification.drop': gives(
    'Gives the message up, with an entry in the log; the last call of the two counts.',
  ),
  'notification.retry': gives(
    'Has the message sent again, up to five times within minutes; the last call of the two counts.',
  ),
} as const;
