import type { Doc } from '../core/json.ts';

/** Every document of a tenant, by Management API path and id: what `/_local/documents` answers. */
export type Snapshot = Readonly<Record<string, Readonly<Record<string, Doc>>>>;
