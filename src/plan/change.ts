import type { Json } from '../core/json.ts';

/** One field that differs. Secrets are masked: `before` and `after` may be shown. */
export interface FieldChange {
  /** `callbacks`, or with a child's name before it: `permissions.read:reports`. */
  readonly field: string;
  readonly before: Json | undefined;
  readonly after: Json | undefined;
}

/** What happened to one resource. */
export interface Change {
  /** The row's name: `clients`, `attackProtection.captcha`. */
  readonly kind: string;
  /** What people call the resource; empty for a document that there is only one of. */
  readonly name: string;
  readonly action: 'create' | 'update' | 'delete';
  /** For `update`: every field that differs. */
  readonly fields: readonly FieldChange[];
}

/** The net difference of two snapshots. */
export interface Difference {
  readonly changes: readonly Change[];
  /** How many resources of the compared kinds are as they were. */
  readonly unchanged: number;
}
