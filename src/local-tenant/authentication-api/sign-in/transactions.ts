import type { Command, Resume } from '../../../actions/runtime/runner.ts';
import { type Doc, docOf, docsOf, itemsOf, type Json, textOf } from '../../../core/json.ts';
import { randomText } from '../../../core/random.ts';
import type { TenantContext } from '../../context.ts';
import { forgetExpired } from '../../store/forget-expired.ts';
import { refuse } from '../oauth-error.ts';
import type { Login } from './open-login.ts';

/** Logins that wait for somebody to come back, by their `state`. */
const PATH = '/_transactions';

/** Milliseconds for which somebody may be away. Assumed: an hour, as for the pages of a login. */
const LIFETIME = 3_600_000;

/** What a login waits for. */
export type Waits = 'redirect' | 'form' | 'mfa';

/** A login that waits. */
export interface Transaction {
  readonly waits: Waits;
  /**
   * What is asked for now, and after that: `{ method, factors, rest: [{ method, factors }] }`; without `factors`, any would do.
   */
  readonly challenge: Doc;
  /** What Actions have asked for so far. */
  readonly commands: readonly Command[];
  /** Where Actions go on; undefined where all have run. */
  readonly resume?: Omit<Resume, 'commands'> | undefined;
}

/** Keeps a login until somebody comes back, and answers with its `state`: what Auth0 adds to the URL of a redirect. */
export function keepTransaction(context: TenantContext, login: Login, transaction: Transaction): string {
  const id = login.waitsAs ?? randomText(context.random, 32);
  keepWaiting(context, id, transaction, storedLogin(login));
  return id;
}

/** Keeps what waits under a `state` of its own, and whose it is. */
export function keepWaiting(
  { state, clock }: TenantContext,
  id: string,
  { waits, challenge, commands, resume }: Transaction,
  login: Doc,
): void {
  state.write((documents) => {
    forgetExpired(documents, PATH, clock.now());
    documents.put(PATH, id, {
      expires: clock.now() + LIFETIME,
      waits,
      challenge,
      commands: commands.map(({ action, method, args, at }) => ({ action, method, args, at })),
      ...(resume && { resume: { ...resume } }),
      login,
    });
  });
}

/** What the login that waits under this `state` is to be asked for: `{ method: 'challengeWith' }`. */
export function challengeOf({ state }: TenantContext, id: string): Doc {
  return docOf(state.documents.get(PATH, id)?.challenge);
}

/** The same login, which goes on waiting. Raises `unknown-transaction`. */
export function peekTransaction(context: TenantContext, id: string): Transaction & { readonly login: Doc } {
  return transactionOf(waiting(context, id));
}

/** The login that waits under this `state`; it waits no more. Raises `unknown-transaction`. */
export function takeTransaction(context: TenantContext, id: string): Transaction & { readonly login: Doc } {
  const found = waiting(context, id);
  context.state.write((documents) => documents.remove(PATH, id));
  return transactionOf(found);
}

function waiting({ state, clock }: TenantContext, id: string): Doc {
  const found = state.documents.get(PATH, id);
  return found && Number(found.expires) > clock.now() ? found : refuse('unknown-transaction', {});
}

function transactionOf(found: Doc): Transaction & { readonly login: Doc } {
  return {
    waits: waitsOf(found.waits),
    challenge: docOf(found.challenge),
    commands: docsOf(found.commands).map(commandOf),
    resume: resumeOf(found.resume),
    login: docOf(found.login),
  };
}

/** Documents by their ids: they may have changed when the person comes back. */
function storedLogin(login: Login): Doc {
  const { user, client, connection, organization, api, requestedScopes, protocol, methods } = login;
  return {
    user_id: user.user_id ?? '',
    client_id: client.client_id ?? '',
    connection_id: connection.id ?? '',
    ...(organization && { organization_id: organization.id ?? '' }),
    ...(api && { audience: api.identifier ?? '' }),
    scope: requestedScopes.join(' '),
    protocol,
    methods,
    ...(login.transaction && { transaction: login.transaction }),
    ...(login.session && { session: login.session }),
    ...(login.waitsAs !== undefined && { waits_as: login.waitsAs }),
    ...(login.takesFactorLater && { takes_factor_later: true }),
  };
}

function commandOf({ action, method, args, at }: Doc): Command {
  return { action: String(action), method: String(method), args: itemsOf(args), at: Number(at) };
}

function resumeOf(value: Json | undefined): Transaction['resume'] {
  const { action, handler, metadata } = docOf(value);
  if (action === undefined) return undefined;
  return {
    action: textOf(action) ?? '',
    handler: handler === 'next' ? 'next' : 'resume',
    metadata: docOf(metadata),
  };
}

function waitsOf(value: Json | undefined): Waits {
  return value === 'redirect' || value === 'form' ? value : 'mfa';
}
