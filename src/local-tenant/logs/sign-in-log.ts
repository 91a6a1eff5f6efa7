import type { Outcome } from '../../actions/runtime/runner.ts';
import type { Doc } from '../../core/json.ts';
import { strategyType } from '../../resources/users/user-log.ts';
import type { OAuthError } from '../authentication-api/oauth-error.ts';
import type { RequestFacts } from '../authentication-api/request-facts.ts';
import type { TenantContext } from '../context.ts';
import type { LoginFacts, SignInRecord } from '../sign-ins/sign-ins.ts';
import { appendLog } from './append-log.ts';
import { callerFields } from './caller.ts';

/** Who signs in where, as far as it is known. */
export interface SignInFacts {
  readonly client: Doc;
  readonly connection: Doc;
  readonly user?: Doc | undefined;
  /** What the person typed, where no user has that name. */
  readonly username?: string;
  readonly request: RequestFacts;
  /** Of what the Actions did. */
  readonly executionId?: string | undefined;
  /** Whether nobody could have been asked anything (`prompt=none`). */
  readonly silent?: boolean;
  /** What the post-login Actions did. */
  readonly outcome?: Outcome | undefined;
  /** What the console tells the steps of a login by. */
  readonly flow?: string | undefined;
  readonly login?: LoginFacts | undefined;
}

/** Logs a login (`s`, silent: `ssa`), or why it was refused after the person had proved who they are (`f`, `fsa`, `mfar`). */
export function logLogin(context: TenantContext, facts: SignInFacts, refused?: OAuthError): void {
  const logins = facts.user?.logins_count;
  rememberSignIn(context, facts, refused);
  const details: Doc = refused
    ? { error: { message: refused.message } }
    : { prompts: [], ...(logins !== undefined && { stats: { loginsCount: logins } }) };
  const { silent, executionId } = facts;
  const actions = executionId === undefined ? {} : { actions: { executions: [executionId] } };
  const failure = refused?.refusal === 'mfa-required' ? 'mfar' : silent ? 'fsa' : 'f';
  const type = refused ? failure : silent ? 'ssa' : 's';
  append(context, facts, {
    type,
    description: refused?.message ?? 'Successful login',
    details: { ...details, ...actions },
  });
}

/** Logs that a person could not prove who they are: a wrong password (`fp`), no such user (`fu`), too many attempts (`limit_wc`). */
export function logWrongPassword(context: TenantContext, facts: SignInFacts, refused: OAuthError): void {
  rememberSignIn(context, facts, refused);
  const type = refused.refusal === 'too-many-attempts' ? 'limit_wc' : facts.user ? 'fp' : 'fu';
  append(context, facts, {
    type,
    description: refused.message,
    details: { error: { message: refused.message } },
  });
}

/** Keeps a login that goes on when the person is back, for the console; the log tells of its end only. */
export function rememberWaiting(context: TenantContext, facts: SignInFacts, waits: string): void {
  remember(context, facts, { result: 'waiting', reason: waits });
}

function rememberSignIn(context: TenantContext, facts: SignInFacts, refused?: OAuthError): void {
  remember(
    context,
    facts,
    refused ? { result: 'refused', reason: refused.message } : { result: 'signed-in' },
  );
}

function remember(
  { signIns, clock }: TenantContext,
  facts: SignInFacts,
  came: Pick<SignInRecord, 'result' | 'reason'>,
): void {
  const { client, connection, user, username, request, silent = false, outcome, flow, login } = facts;
  signIns.add({
    at: clock.now(),
    ...came,
    client,
    connection,
    ...(user && { user }),
    ...(username !== undefined && { username }),
    ip: request.ip,
    silent,
    ...(outcome && { outcome }),
    ...(flow !== undefined && { flow }),
    ...(login && { login }),
  });
}

function append(context: TenantContext, facts: SignInFacts, entry: Doc): void {
  context.state.note((documents) =>
    appendLog(documents, context.clock, {
      ...entry,
      ...requestFields(context, facts.client, facts.request),
      ...accountFields(facts),
    }),
  );
}

/** Where a request at the Authentication API came from. */
export function requestFields(context: TenantContext, client: Doc, request: RequestFacts): Doc {
  const { ip, userAgent = '', hostname } = request;
  return callerFields(context, { clientId: String(client.client_id ?? ''), ip, userAgent, hostname });
}

/** Whose account it is, and where it is kept. */
export function accountFields({ connection, user, username }: Omit<SignInFacts, 'client' | 'request'>): Doc {
  return {
    connection: connection.name ?? '',
    connection_id: connection.id ?? '',
    strategy: connection.strategy ?? '',
    strategy_type: strategyType(String(connection.strategy)),
    user_id: user?.user_id ?? '',
    user_name: username ?? user?.email ?? user?.username ?? user?.name ?? '',
  };
}
