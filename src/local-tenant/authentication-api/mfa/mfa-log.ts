import type { TenantContext } from '../../context.ts';
import { appendLog } from '../../logs/append-log.ts';
import { accountFields, requestFields } from '../../logs/sign-in-log.ts';
import type { BrowserLogin } from '../authorize/browser-login.ts';
import type { RequestFacts } from '../request-facts.ts';

/** Auth0's documentation, "Log event type codes"; the descriptions are assumed. */
const EVENTS = {
  gd_start_enroll: 'Second factor enrollment started',
  gd_enrollment_complete: 'Second factor enrollment completed',
  gd_auth_succeed: 'Second factor authentication succeeded',
  gd_auth_failed: 'Second factor authentication failed',
  gd_recovery_succeed: 'Recovery code used',
  gd_recovery_failed: 'Recovery code refused',
} as const;

/** Logs what became of a second factor. */
export function logFactor(
  context: TenantContext,
  { client, person }: Pick<BrowserLogin, 'client' | 'person'>,
  request: RequestFacts,
  type: keyof typeof EVENTS,
): void {
  const { user, connection = {} } = person ?? {};
  context.state.note((documents) =>
    appendLog(documents, context.clock, {
      type,
      description: EVENTS[type],
      ...requestFields(context, client, request),
      ...accountFields({ connection, user }),
    }),
  );
}
