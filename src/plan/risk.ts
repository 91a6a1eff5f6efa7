import type { Doc, Json } from '../core/json.ts';
import type { Change } from './change.ts';
import type { Snapshot } from './snapshot.ts';

export type Severity = 'critical' | 'high' | 'medium' | 'low';

/** A change with its documents as they are stored: for finding risks, never to be shown. */
export interface ChangedResource extends Change {
  readonly before?: Doc;
  readonly after?: Doc;
}

/** The two states that a change is part of. */
export interface RiskContext {
  readonly before: Snapshot;
  readonly after: Snapshot;
  /** Whether real people sign in to the tenant: addresses of a developer's machine are no risk elsewhere. */
  readonly production: boolean;
  /** The application that deploys run as. */
  readonly deployClientId?: string;
  /** Names of what is deleted and has never been in tenant/, as far as that is known. */
  readonly unmanaged?: readonly string[];
}

/** What a risk has found in one change: a sentence in the user's words about these very values. */
export interface Hit {
  readonly message: string;
  /** The field that it is about: `callbacks`. */
  readonly field?: string;
  /** The value in the field that it is about, to find its line. */
  readonly value?: Json;
  /** Where this hit is worse, or not as bad, as the risk usually is. */
  readonly severity?: Severity;
}

/** Two states of a tenant that differ in one thing. */
export interface Example {
  readonly before: Snapshot;
  readonly after: Snapshot;
  /** True where it is left out. */
  readonly production?: boolean;
  readonly deployClientId?: string;
  readonly unmanaged?: readonly string[];
}

/** A dangerous change: how to find it, why it is one, and what to do instead. */
export interface Risk {
  /** Stable: exceptions and dashboards name it. */
  readonly id: string;
  readonly severity: Severity;
  /** What it is in few words: the heading of its entry in docs/risks.md. */
  readonly title: string;
  readonly why: string;
  readonly instead: string;
  /** The rows of the table whose changes it looks at. */
  readonly kinds: readonly string[];
  find(change: ChangedResource, context: RiskContext): readonly Hit[];
  /** Changes that must be found. */
  readonly bad: readonly Example[];
  /** Changes that look alike and must not be found. */
  readonly good: readonly Example[];
}

/** A risk that was found. */
export interface Finding extends Hit {
  readonly risk: string;
  readonly severity: Severity;
  readonly kind: string;
  readonly name: string;
  readonly place: Change['place'];
}

/** A row, with nothing to fill in: only there to check it. */
export function risk(row: Risk): Risk {
  return row;
}
