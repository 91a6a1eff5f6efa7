import * as z from 'zod';
import { text } from '../schema.ts';
import { whole } from '../traits.ts';

/** Lower case letters, digits, `-` and `_`, 1 to 50 of them (documented). */
export const organizationName = z.stringFormat('organization-name', /^[a-z0-9_-]{1,50}$/);

export const displayName = text.min(1).max(255);

/** An address over TLS, or null where there is none any more. */
export const httpsUri = z.stringFormat('strict-https-uri-or-null', /^https:\/\/[^\s/]/).nullable();

/** `#ff8800` or `#f80`. */
export const htmlColor = z.stringFormat('html-color', /^#([0-9a-fA-F]{3}|[0-9a-fA-F]{6})$/);

const MOST_PROPERTIES = 25;

/** Metadata that an update replaces whole (recorded), of 25 properties at most (documented). */
export const organizationMetadata = whole(
  z
    .record(text.max(255), text.max(255).nullable())
    .refine((metadata) => Object.keys(metadata).length <= MOST_PROPERTIES, {
      error: `Too many properties defined, maximum ${MOST_PROPERTIES}`,
    }),
);
