import type { Json } from '../core/json.ts';

/** One field that differs. Secrets are masked: `before` and `after` may be shown. */
export interface FieldChange {
  /** `callbacks`, or with a child's name before it: `permissions.read:reports`. */
  readonly field: string;
  readonly before: Json | undefined;
  readonly after: Json | undefined;
  /** Of a list without order: what is new in it, and what is gone. */
  readonly items?: { readonly added: readonly Json[]; readonly removed: readonly Json[] };
}

/** Where the documents of a change are: a Management API path, and the id there before and after. */
export interface Place {
  readonly path: string;
  readonly before?: string;
  readonly after?: string;
}

/** What happened to one resource. */
export interface Change {
  /** The row's name: `clients`, `attackProtection.captcha`. */
  readonly kind: string;
  /** What people call the resource; empty for a document that there is only one of. */
  readonly name: string;
  /** `replace`: deleted, and made anew under the same name. */
  readonly action: 'create' | 'update' | 'delete' | 'replace';
  /** Every field that differs; of what is new or gone, those that are not as the server makes them by itself. */
  readonly fields: readonly FieldChange[];
  /** For `replace`: the fields that no update can change. Empty where it was made anew without need. */
  readonly because?: readonly string[];
  /** For a `delete` and a `create` with the same content: the other one's name. */
  readonly renamed?: { readonly from: string } | { readonly to: string };
  readonly place: Place;
  /** Of a rehearsal: the requests that came to it, `PATCH /api/v2/clients/3HkqxYr…`. */
  readonly requests?: readonly string[];
  /** Of a rehearsal: fields that are sent and never told, so that nobody knows whether they differ: `secrets.CRM_KEY.value`. */
  readonly sent?: readonly string[];
}

/** The net difference of two snapshots. */
export interface Difference {
  readonly changes: readonly Change[];
  /** How many resources of the compared kinds are as they were. */
  readonly unchanged: number;
}
