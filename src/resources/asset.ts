import type * as z from 'zod';

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
