import { type Doc, docOf } from '../../../core/json.ts';
import { ApiError } from '../../../resources/api-error.ts';
import type { HookContext } from '../../../resources/hook-context.ts';
import { checkedUser, createdUser } from '../../../resources/users/create-user.ts';
import { checkPassword } from '../../../resources/users/password-policy.ts';
import { logOfUser } from '../../../resources/users/user-log.ts';
import type { TenantContext } from '../../context.ts';
import { createdElsewhere, keepNoPassword, refusedByDatabase } from '../custom-database/sign-up-scripts.ts';
import type { RequestFacts } from '../request-facts.ts';
import { clientPart, connectionPart, requestPart, tenantPart } from '../triggers/event-parts.ts';
import { type TriggerRun, tryTrigger } from '../triggers/run-trigger.ts';
import { databaseHook } from './database-hook.ts';

export interface SignUpRequest {
  readonly client: Doc;
  /** A database. */
  readonly connection: Doc;
  /** What the person has told: `{ email, username, password, user_metadata, … }`. */
  readonly body: Doc;
  readonly request: RequestFacts;
  /** `event.transaction`, where a page asked. */
  readonly transaction?: Doc;
}

export interface SignUpRefused {
  /** Auth0's, of `/dbconnections/signup`: `invalid_password`, `user_exists`, `username_exists`, `invalid_signup`, `extensibility_error`. */
  readonly code: string;
  readonly message: string;
  /** What an Action says to the person. */
  readonly userMessage?: string | undefined;
}

export type SignedUp = { readonly user: Doc } | { readonly refused: SignUpRefused };

/**
 * Makes an account that somebody asked for themselves: the connection's rules and password policy, the Actions of
 * pre-user-registration, the user with the mail that verifies the address, and the Actions of post-user-registration,
 * for which nobody waits. In the tenant's log as `ss` or `fs`.
 */
export async function signUp(context: TenantContext, request: SignUpRequest): Promise<SignedUp> {
  const { hook, settle } = databaseHook(context, request);
  const next = { ...request.body, connection: request.connection.name ?? '' };
  try {
    checkBefore(next, request, hook);
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
    return failed(context, hook, request, refusalOf(error));
  }
  const there = await refusedByDatabase(context, request);
  if (there) return failed(context, hook, request, there);
  const run = await tryTrigger(context, 'pre-user-registration', eventOf(context, request));
  const refused = refusedByAction(run);
  if (refused) return failed(context, hook, request, refused, run.executionId);
  const elsewhere = await createdElsewhere(context, request);
  if ('refused' in elsewhere) return failed(context, hook, request, elsewhere.refused, run.executionId);
  const { userId } = elsewhere;
  const user = context.state.write((documents) => {
    const made = createdUser(
      { ...next, ...(userId !== undefined && { user_id: userId }) },
      { ...hook, prepared: preparedOf(run) },
    );
    documents.put('/users', String(made.user_id), made);
    return made;
  });
  keepNoPassword(context, request.connection, user);
  settle();
  return { user };
}

/** Raises ApiError. */
function checkBefore(next: Doc, { connection, body }: SignUpRequest, hook: HookContext): void {
  // Documented: `disable_signup`.
  if (docOf(connection.options).disable_signup === true) {
    throw new ApiError(400, 'Public signup is disabled', 'invalid_signup');
  }
  const { user } = checkedUser(next, hook);
  if (typeof body.password === 'string') checkPassword(body.password, user, connection, () => false);
}

function eventOf(
  context: TenantContext,
  { client, connection, body, request, transaction }: SignUpRequest,
): Doc {
  const { password: _password, ...told } = body;
  return {
    client: clientPart(client),
    connection: connectionPart(connection),
    request: { ...requestPart(request), body: told },
    tenant: tenantPart(context.domain),
    user: { app_metadata: {}, user_metadata: {}, ...told },
    ...(transaction && { transaction }),
  };
}

function preparedOf({ effects, executionId }: TriggerRun): Doc {
  return {
    ...(executionId !== undefined && { execution: executionId }),
    user_metadata: effects.userMetadata,
    app_metadata: effects.appMetadata,
  };
}

/** Auth0's documentation, "Pre-user registration": a denial is an `extensibility_error`, with the Action's words for the person. */
function refusedByAction({ outcome: { denied, failed: threw } }: TriggerRun): SignUpRefused | undefined {
  if (denied) {
    const { reason, userMessage } = denied;
    return { code: 'extensibility_error', message: reason, userMessage: userMessage ?? undefined };
  }
  return threw && { code: 'extensibility_error', message: threw.message };
}

/** What the Management API calls it, in the words of `/dbconnections/signup` (documented among the errors of Auth0's libraries). */
function refusalOf({ message, errorCode = '' }: ApiError): SignUpRefused {
  if (message.startsWith('Password')) return { code: 'invalid_password', message };
  if (/username/i.test(message) && /exists|taken/.test(message)) return { code: 'username_exists', message };
  if (/already exists/.test(message)) return { code: 'user_exists', message: 'The user already exists.' };
  return { code: errorCode === 'invalid_body' ? 'invalid_signup' : errorCode, message };
}

function failed(
  { state }: TenantContext,
  hook: HookContext,
  { connection, body }: SignUpRequest,
  refused: SignUpRefused,
  execution?: string,
): SignedUp {
  const { password: _password, ...told } = body;
  const details = {
    error: { message: refused.message },
    ...(execution !== undefined && { actions: { executions: [execution] } }),
  };
  state.write(() =>
    hook.log({ ...logOfUser('fs', told, connection, details), description: refused.message }),
  );
  return { refused };
}
