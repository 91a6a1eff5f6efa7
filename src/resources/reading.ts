import type { Doc, Json } from '../core/json.ts';
import type { Paging } from './shapes.ts';

/**
 * How a fork reads the documents of a row from the tenant that it is a fork of, where that is not what the row's shape
 * says by itself: its path, page by page, and each answer kept as it came.
 */
export interface Reading {
  /** True for what a fork has of its own and never reads: what it signs with. */
  readonly own?: boolean;
  /** What stands at the path is one document, whatever the shape: a list of words, an object of names. */
  readonly whole?: boolean;
  /** Where a list is read, if not at the row's path; every item says where it belongs, with `place`. */
  readonly list?: string;
  /** The path and id that an item of `list` is kept at: a list of things that each have a path of their own. */
  place?(item: Doc): readonly [path: string, id: string];
  /** What an answer is asked for so that nothing is left out of it: `{ fields: 'name,credentials' }`. */
  readonly query?: Readonly<Record<string, string>>;
  /** True where a list shows only a part of each document: each is then read by itself. */
  readonly each?: boolean;
  /** True where the list begins with what was made last, though the shape does not say so. */
  readonly newestFirst?: boolean;
  /** True for what there is as much of as there are people: no write reads all of it. */
  readonly large?: boolean;
  /** By field: where those documents are read whose field has a text, which stands for `{}`, and the list's key. */
  readonly find?: Readonly<Record<string, { readonly path: string; readonly list?: string }>>;
  /** Scopes besides `read:…` without which Auth0 leaves fields out and does not say so. */
  readonly scopes?: readonly string[];
  /** How its list is cut into pages, where there are more ways than the shape knows. */
  readonly paging?: Paging;
  /** A field that answers may lack, and the list that it is then read from: the values of `key` of its items. */
  readonly completed?: {
    readonly field: string;
    readonly path: string;
    readonly list: string;
    readonly key: string;
  };
  /** An answer as the row keeps it: the reverse of `show`. Undefined where it says that there is nothing. */
  adopt?(answer: Json): Doc | undefined;
}
