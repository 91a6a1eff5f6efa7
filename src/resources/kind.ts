import type * as z from 'zod';
import type { Doc, Json } from '../core/json.ts';
import type { HookContext, Operation, Services } from './hook-context.ts';
import type { Reading } from './reading.ts';
import type { Shape } from './shapes.ts';

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

/** Awaited before the transaction of a request. May throw an `ApiError`. */
export type Prepare = (body: Json, context: HookContext, services: Services) => Promise<Json | undefined>;

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
  /** What takes time and must be done before an operation, which is one transaction: `save` finds its outcome in `context.prepared`. */
  readonly prepare?: Readonly<Partial<Record<Operation, Prepare>>>;
  /** How a fork reads it, where that is not what the shape says by itself. */
  readonly reading?: Reading;
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
