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
  /** Adds an entry to the tenant's log, with its date, its id and who asked: `{ type: 'sdu', user_id: … }`. */
  log(entry: Doc): void;
  /** A hash that `passwordMatches` takes. */
  hashPassword(password: string): string;
  readonly keyring: Keyring;
  /** The certificate of the tenant's current signing key. */
  signingCertificate(): { readonly cert: string; readonly pkcs7: string; readonly thumbprint: string };
}

/** What a verb may wait for. */
export interface Services {
  /** Runs the draft of an Action for a trigger; `{ commands, executions, denied, failed, … }` as the runtime tells it. */
  runAction(trigger: string, action: Doc, event: Doc): Promise<Json>;
  /** A new key for an algorithm (`RS256`, `ES384`, …) and its certificate: `{ cert, pkcs7, fingerprint, key }`, PEM but for the fingerprint. */
  makeCertificate(commonName: string, algorithm: string): Promise<Doc>;
  /** The JSON document at an address, or why there is none: `{ document }` or `{ error }`. */
  fetchDocument(url: string): Promise<Doc>;
  /** The claims of a token that the tenant signed and that has not expired, for whomever it is; null for any other. */
  openToken(token: string): Promise<Json>;
}
