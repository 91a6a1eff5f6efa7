import type * as z from 'zod';
import type { Clock } from '../core/clock.ts';
import type { Documents } from '../core/documents.ts';
import type { Doc, Json } from '../core/json.ts';
import type { Random } from '../core/random.ts';

/** What a request does with a row: one of its shape's operations, or a verb of its own. */
export type Operation = 'list' | 'create' | 'read' | 'update' | 'remove' | 'verb';

/** Who sent a request to the Management API, and from where. */
export interface Caller {
  readonly clientId: string;
  /** The token's `sub`: `CLIENT_ID@clients`, or the id of the user whose token it is. */
  readonly subject: string;
  readonly scopes: ReadonlySet<string>;
  readonly ip: string;
  readonly userAgent: string;
  /** Without the port. */
  readonly hostname: string;
}

/** The tenant's signing keys, as `/keys/signing` shows them; with private keys nobody but the tenant deals. */
export interface Keyring {
  list(): readonly Doc[];
  /** Raises 404. */
  read(kid: string): Doc;
  /** Makes the next key the current one, and a key from `makeCertificate` the next. The current key: `{ kid, cert }`. */
  rotate(made: Json): Doc;
  /** The revoked key: `{ kid, cert }`. Raises 404, and 400 for a key that is in use. */
  revoke(kid: string): Doc;
}

/** What a hook knows of what set a trigger off; the local tenant makes the trigger's event of it. */
export interface TriggerFacts {
  readonly user?: Doc;
  readonly connection?: Doc;
  /** Left out: the application whose token asked. */
  readonly client?: Doc;
  readonly organization?: Doc;
  /** What was sent, without passwords. */
  readonly body?: Doc;
  /** `event.notification` of a message to a person. */
  readonly notification?: Doc;
  /** `event.message` of an event stream. */
  readonly message?: Doc;
}

/** What the Actions of a trigger came to. */
export interface TriggerRun {
  /** `GET /actions/executions/{id}` tells more. */
  readonly executionId: string;
  readonly failed?: { readonly action: string; readonly message: string };
  readonly denied?: { readonly reason: string; readonly code?: string; readonly userMessage?: string };
  /** Keys to set; null takes a key away. */
  readonly userMetadata: Doc;
  readonly appMetadata: Doc;
  /** What the last call of `api.notification` asked for. */
  readonly notification?: { readonly kind: 'drop' | 'retry'; readonly reason: string };
}

/** What a hook may use of the local tenant. Passed in: a hook imports none of it. */
export interface HookContext {
  readonly operation: Operation;
  readonly clock: Clock;
  readonly random: Random;
  readonly documents: Documents;
  /** `localhost:4400` and `https://localhost:4400/`. */
  readonly domain: string;
  readonly issuer: string;
  /** What stood in the path's braces, by name: `{ id: 'rol_1' }`. */
  readonly params: Readonly<Record<string, string>>;
  readonly query: Readonly<Record<string, string>>;
  /** Throws Auth0's 400 where the value does not fit: for what a body may hold only beside what is stored already. */
  validate(schema: z.ZodType, value: Json): void;
  /** Undefined where nobody asked: for what a fresh tenant has. */
  readonly caller?: Caller;
  /** What the row's `prepare` came to. */
  readonly prepared?: Json;
  /**
   * Runs once the changes of the request are stored; the answer does not wait for it, and no outcome of it changes the
   * answer: Actions that block nothing, messages, events. Nothing runs where the request is refused.
   */
  after(task: (services: Services) => Promise<void>): void;
  /** Adds an entry to the tenant's log, with its date, its id and who asked: `{ type: 'sdu', user_id: … }`. */
  log(entry: Doc): void;
  /** A hash that `passwordMatches` takes. */
  hashPassword(password: string): string;
  readonly keyring: Keyring;
  /** The certificate of the tenant's current signing key. */
  signingCertificate(): { readonly cert: string; readonly pkcs7: string; readonly thumbprint: string };
}

/** What a verb, `prepare` or a task of `after` may wait for. */
export interface Services {
  /**
   * Runs the Actions bound to a trigger as they were deployed, or the one with this id. Recorded as an execution, and in
   * the tenant's log where one fails. Undefined where there is none.
   */
  runTrigger(trigger: string, facts: TriggerFacts, actionId?: string): Promise<TriggerRun | undefined>;
  /** Changes documents, and the log, in a transaction of its own. */
  write(change: (documents: Documents) => void): void;
  /** Waits, in milliseconds, before something is tried again; false where the tenant closes meanwhile. */
  pause(milliseconds: number): Promise<boolean>;
  /** Runs the draft of an Action for a trigger; `{ commands, executions, denied, failed, … }` as the runtime tells it. */
  runAction(trigger: string, action: Doc, event: Doc): Promise<Json>;
  /** A new key for an algorithm (`RS256`, `ES384`, …) and its certificate: `{ cert, pkcs7, fingerprint, key }`, PEM but for the fingerprint. */
  makeCertificate(commonName: string, algorithm: string): Promise<Doc>;
  /** The JSON document at an address, or why there is none: `{ document }` or `{ error }`. */
  fetchDocument(url: string): Promise<Doc>;
  /** The claims of a token that the tenant signed and that has not expired, for whomever it is; null for any other. */
  openToken(token: string): Promise<Json>;
}
