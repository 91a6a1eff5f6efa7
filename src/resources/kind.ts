import type * as z from 'zod';
import type { Clock } from '../core/clock.ts';
import type { Documents } from '../core/documents.ts';
import type { Doc, Json } from '../core/json.ts';
import type { Random } from '../core/random.ts';

/** How a list is cut into pages: `pages` (page, per_page, include_totals), `checkpoint` (from, take), `both`, or `none`: all at once. */
export type Paging = 'pages' | 'checkpoint' | 'both' | 'none';

/** `/roles` and `/roles/{id}`. */
export interface CollectionShape {
  readonly type: 'collection';
  /** The field that holds the id. */
  readonly id: string;
  /** Another field that the path may name a document by; its values may hold slashes (`identifier` of an API). */
  readonly lookup?: string;
  /** What a made id starts with, and how many letters and digits follow. */
  readonly prefix: string;
  readonly length: number;
  readonly paging: Paging;
  /** The key of the list in a paged answer: `roles` in `{ roles: […], total }`. */
  readonly list: string;
  /** True where the answer is an object with `list` even without `include_totals` (actions, flows); else a bare array. */
  readonly wrapped: boolean;
  /** How many a page has where the request does not say, and the most it may ask for. */
  readonly perPage: number;
  readonly maxPerPage: number;
  /** True where a checkpoint's page that is too large is cut down, and not refused (documented of a few). */
  readonly capped?: boolean;
  /** How many documents `page` and `per_page` can reach; later ones by checkpoint only. */
  readonly reach?: number;
  readonly verbs: readonly ('list' | 'create' | 'read' | 'update' | 'remove')[];
  readonly update: 'PATCH' | 'PUT';
  /** The verb of the scope that POST asks for, where it is not `create`: themes count as an update of the branding. */
  readonly createScope: 'create' | 'update';
  /** Status codes of create and delete, as recorded: they differ between kinds. */
  readonly created: 200 | 201;
  readonly deleted: 200 | 202 | 204;
  /** What DELETE answers with 200, where that is not `{}`. */
  readonly deletedBody?: Doc;
  /** True where DELETE of what is not there is a 404 too; for most kinds it answers as if it had been there. */
  readonly deleteMissing?: boolean;
  /** True where an answer with totals tells besides how many its page has: `length`. */
  readonly tellsCount?: boolean;
  /** True where the list begins with the document that was made last. */
  readonly newestFirst?: boolean;
}

/** `/tenants/settings`: one document that is always there, or (`optional`) may be missing, as `/emails/provider`. */
export interface DocumentShape {
  readonly type: 'document';
  readonly update: 'PATCH' | 'PUT';
  /** What may be done with it: by itself read and update, and create and remove where it is `optional`. `replace` is PUT beside PATCH. */
  readonly verbs: readonly ('read' | 'create' | 'update' | 'replace' | 'remove')[];
  /** What GET answers where there is none and nothing has been stored: `{}` for texts of a prompt. Without it, 404. */
  readonly empty?: Doc;
}

/** `/roles/{id}/permissions`: POST adds, DELETE with a body removes. */
export interface LinksShape {
  readonly type: 'links';
  /** The key of the list in the body of POST and DELETE, or '' where the body is the list itself. */
  readonly body: string;
  /** The fields that make a link what it is, joined with a space as its id in the store. */
  readonly key: readonly string[];
  readonly list: string;
  /** The verbs of its scopes: most links count as an update of what they hang on. */
  readonly scopes: { readonly add: 'update' | 'create'; readonly remove: 'update' | 'delete' };
  readonly paging: Paging;
  readonly verbs: readonly ('list' | 'add' | 'remove')[];
  readonly added: 200 | 201 | 204;
  readonly removed: 200 | 204;
}

/** `/actions/triggers/{id}/bindings`: a list that is replaced whole. */
export interface ListShape {
  readonly type: 'list';
  readonly update: 'PATCH' | 'PUT';
  /** The key of the list, in the request and in the answer. */
  readonly list: string;
  /** True where GET takes page and per_page and answers like an always wrapped collection. */
  readonly paged?: boolean;
}

export type Shape = CollectionShape | DocumentShape | LinksShape | ListShape;

type Defaults<S, K extends keyof S> = Omit<S, 'type' | K> & Partial<Pick<S, K>>;

export function collection(
  shape: Defaults<
    CollectionShape,
    | 'id'
    | 'prefix'
    | 'length'
    | 'paging'
    | 'wrapped'
    | 'perPage'
    | 'maxPerPage'
    | 'verbs'
    | 'update'
    | 'createScope'
    | 'created'
    | 'deleted'
  >,
): CollectionShape {
  return {
    type: 'collection',
    id: 'id',
    prefix: '',
    length: 16,
    paging: 'pages',
    wrapped: false,
    perPage: 50,
    maxPerPage: 100,
    verbs: ['list', 'create', 'read', 'update', 'remove'],
    update: 'PATCH',
    createScope: 'create',
    created: 201,
    deleted: 204,
    ...shape,
  };
}

export function document({
  optional = false,
  ...shape
}: Partial<Omit<DocumentShape, 'type'>> & { readonly optional?: boolean } = {}): DocumentShape {
  const verbs = optional ? (['read', 'create', 'update', 'remove'] as const) : (['read', 'update'] as const);
  return { type: 'document', update: 'PATCH', verbs, ...shape };
}

export function links(
  shape: Defaults<LinksShape, 'scopes' | 'paging' | 'verbs' | 'added' | 'removed'>,
): LinksShape {
  return {
    type: 'links',
    scopes: { add: 'update', remove: 'update' },
    paging: 'pages',
    verbs: ['list', 'add', 'remove'],
    added: 201,
    removed: 204,
    ...shape,
  };
}

export function list(shape: Defaults<ListShape, 'update'>): ListShape {
  return { type: 'list', update: 'PATCH', ...shape };
}

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

/** Answers a request as Auth0 refuses it: `{ statusCode, error, message, errorCode }`. */
export class ApiError extends Error {
  constructor(
    readonly status: 400 | 401 | 403 | 404 | 409 | 410 | 412 | 413 | 429 | 501,
    message: string,
    readonly errorCode?: string,
  ) {
    super(message);
    this.name = 'ApiError';
  }
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

export interface VerbAnswer {
  readonly status: number;
  readonly body?: Json;
  readonly headers?: Readonly<Record<string, string>>;
}

/** A request that a shape does not have: `POST /actions/actions/{id}/deploy`. */
export interface Verb {
  readonly method: 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE';
  /** Below the kind's path: `/{id}/deploy`. */
  readonly path: string;
  readonly scope: string;
  /** Other scopes that let a request in as well: `read:current_user`. */
  readonly alsoScopes?: readonly string[];
  /** True where the answer does not end: the tenant's events, as they happen, in place of what `run` answers. */
  readonly goesOn?: boolean;
  /** The body's schema, where it takes one. */
  readonly body?: z.ZodType;
  /** What takes time and must be done before `run`, which is one transaction: `run` gets its outcome. */
  prepare?(body: Json, context: HookContext, services: Services): Promise<Json>;
  run(body: Json, context: HookContext, prepared?: Json): VerbAnswer;
}

/** One row of the table: a resource of the Management API. Data, with a few functions where it departs from its shape. */
export interface Kind {
  /** auth0-deploy-cli's key (with a part after a dot where a key is several resources: `attackProtection.captcha`); the name in errors and docs. */
  readonly name: string;
  /** Below `/api/v2`; what stands in braces is taken from the request: `/roles/{id}/permissions`. */
  readonly path: string;
  readonly shape: Shape;
  /** The noun of its scopes: `roles` for `read:roles`, `create:roles`, `update:roles`, `delete:roles`. */
  readonly scope: string;
  /** Other scopes that let an operation in as well: `{ read: ['read:current_user'] }`. */
  readonly alsoScopes?: Readonly<Partial<Record<Operation, readonly string[]>>>;
  /** What may stand in the path's braces, by name, where that is a list of words: another one is a 400. */
  readonly params?: Readonly<Record<string, z.ZodType>>;
  /** How a file entry finds its twin in the tenant: every field must agree. */
  readonly identity: readonly string[];
  /** Groups of fields that no two may share: what Auth0 answers 409 for. Not the same as `identity`: client names are not unique. */
  readonly unique?: readonly (readonly string[])[];
  /** The resource as GET shows it, with traits. For links and lists: one item. */
  readonly fields: z.ZodObject;
  /** What POST takes, where one field decides on the others: a union. Without it, the fields that are not `readOnly`. */
  readonly createBody?: z.ZodType;
  /** What PATCH takes besides and instead of the fields of create, where it differs. */
  readonly updateFields?: z.ZodObject;
  /** What PATCH takes, where it must have some fields. Without it, `updateFields`, and none of them is needed. */
  readonly updateBody?: z.ZodType;
  /** The message and errorCode of 404: `The role does not exist.`, `Profile with ID: {id} not found` */
  readonly missing?: { readonly message: string; readonly errorCode?: string };
  /** The message and errorCode of 409. */
  readonly conflict?: { readonly message: string; readonly errorCode?: string };
  readonly children?: readonly Kind[];
  readonly verbs?: readonly Verb[];
  /** Documents of a fresh tenant: its settings, its default branding. */
  initial?(context: HookContext): readonly Doc[];
  /**
   * Last word on a document before it is stored: `next` has the body merged in and the defaults filled. May put
   * other documents, and throw an `ApiError`.
   */
  save?(next: Doc, before: Doc | undefined, context: HookContext): Doc;
  /** Which documents the query of a list means, where a parameter is not simply a field's name with the value wanted. */
  filter?(stored: Doc, context: HookContext): boolean;
  /** The documents of a list as they are paged, where their order is not that of creation, or the query narrows them together. */
  listed?(stored: readonly Doc[], context: HookContext): readonly Doc[];
  /** What GET shows of a stored document, where it is not the document without its `writeOnly` fields. */
  show?(stored: Doc, context: HookContext): Doc;
  /** Fields that an answer has besides those that `fields` asks for, by operation (recorded for applications). */
  readonly always?: Partial<Record<Operation, readonly string[]>>;
  /** After a document is gone: what goes with it. Collections below its path go by themselves. */
  removed?(stored: Doc, context: HookContext): void;
}

/** A row, with nothing to fill in: only there to check it. */
export function kind(row: Kind): Kind {
  return row;
}

/** How a top-level key of `tenant/` is written: a list of entries, one object, or an object of named entries (`triggers`). */
export type Layout = 'list' | 'object';

/** A key of `tenant/*.yaml` (auth0-deploy-cli's key), and what may stand under it. */
export interface Asset {
  readonly key: string;
  readonly layout: Layout;
  /** What two entries of a list may not share. */
  readonly identity: readonly string[];
  /** One entry of a list, or the whole object; strict. Fields carry `ref`, `file` and `secret` traits. */
  readonly entry: z.ZodType;
}

export function asset(row: Asset): Asset {
  return row;
}
