import type { Doc } from '../core/json.ts';

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
