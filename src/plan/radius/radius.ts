/** How much of a tenant a finding is about: numbers only. */
export interface Radius {
  readonly of: 'application' | 'connection';
  /** What the log has of it; left out where that is not known. */
  readonly log?: LoggedUse;
  /** Users of the connection; left out for applications, and where it is not known. */
  readonly users?: number;
  /** Why something is not known: `read:logs is not granted`. */
  readonly unknown: readonly string[];
}

export interface LoggedUse {
  /** How far back the log was counted. */
  readonly days: number;
  /** True where there is more of it than can be counted. */
  readonly atLeast: boolean;
  /** Events by what they are: `sign-ins`, `tokens for an authorization code`. */
  readonly counts: Readonly<Record<string, number>>;
}
