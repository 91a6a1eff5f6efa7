import type { Position } from '../core/position.ts';
import type { Change } from './change.ts';
import type { Radius } from './radius/radius.ts';
import type { Finding } from './risk.ts';
import type { TokenChange } from './token-difference.ts';

/** What the tenant is compared with. */
export type PlanBase =
  | { readonly type: 'commit'; readonly ref: string; readonly commit: string }
  | { readonly type: 'tenant'; readonly domain: string };

/** A risk that was found, with the line that causes it and, where somebody has accepted it, why and until when. */
export interface PlacedFinding extends Finding {
  readonly at?: Position;
  /** How much of the tenant it is about; left out where it is of nothing that is counted, or of a commit. */
  readonly radius?: Radius;
  readonly accepted?: { readonly reason: string; readonly until: string };
}

/** What a change of the repository would do to a tenant. Everything in it is masked: it may be shown. */
export interface Plan {
  readonly environment: string;
  readonly base: PlanBase;
  readonly changes: readonly Change[];
  /** How many resources are as they were. */
  readonly unchanged: number;
  /** What tenant/ does not have and the deploy leaves in the tenant, because it deletes nothing. */
  readonly left: readonly Change[];
  /** Writes that the local tenant does not understand: the deploy sends them, and what they change is not known. */
  readonly unknownRequests: readonly string[];
  /** The worst first. */
  readonly findings: readonly PlacedFinding[];
  /** Sign-ins of personas and machines that come to something else. */
  readonly tokens: readonly TokenChange[];
  /** How many sign-ins were rehearsed. */
  readonly rehearsed: number;
  /** What could not be rehearsed, and why: a sentence each. */
  readonly notRehearsed: readonly string[];
}
