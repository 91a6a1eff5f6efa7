import { type Doc, docOf } from '../../core/json.ts';
import { isBound } from '../actions/is-bound.ts';
import { ApiError } from '../api-error.ts';
import type { TriggerRun } from '../hook-context.ts';
import type { Prepare } from '../kind.ts';
import { checkedUser } from './create-user.ts';
import { lowerCased } from './identifiers.ts';
import { checkPassword } from './password-policy.ts';
import { logOfUser } from './user-log.ts';

/**
 * Runs the Actions of pre-user-registration before a user is made. Auth0's documentation: "before a user is added to a
 * Database or Passwordless connection", and Auth0 Support ("Auth0 Sandbox Error: User Creation"): for users of the
 * Management API too. Imports run none (assumed). A user who is refused anyway does not reach the Actions (assumed).
 */
export const beforeRegistration: Prepare = async (body, context, services) => {
  if (!isBound('pre-user-registration', context.documents)) return undefined;
  const { password, ...sent } = docOf(body);
  const { user, connection } = checkedUser(docOf(body), context);
  if (typeof password === 'string' && connection.strategy === 'auth0')
    checkPassword(password, user, connection, () => false);
  const facts = { user: lowerCased(sent), connection, body: sent };
  const run = await services.runTrigger('pre-user-registration', facts);
  if (!run) return undefined;
  const refused = run.denied ?? run.failed;
  if (refused) {
    services.write(() => context.log(failedSignup(run, user, connection)));
    // The words are Auth0 Support's, whatever the reason; status and code are assumed.
    throw new ApiError(400, 'Sandbox error.', 'auth0_idp_error');
  }
  return {
    execution: run.executionId,
    user_metadata: run.userMetadata,
    app_metadata: run.appMetadata,
  };
};

/** The description is Auth0 Support's; that nobody has an id yet, and where the reason stands, is assumed. */
function failedSignup({ executionId, denied, failed }: TriggerRun, user: Doc, connection: Doc): Doc {
  const message = denied?.reason ?? failed?.message ?? '';
  return {
    ...logOfUser('fs', { ...user, user_id: '' }, connection, {
      error: { message },
      actions: { executions: [executionId] },
    }),
    description: 'PreUserRegistrationError on pre-user-registration',
  };
}
