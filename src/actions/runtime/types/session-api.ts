/** Lifetimes are milliseconds since the epoch; none can be set beyond the tenant's, and the earliest call counts. */
interface LifetimeApi {
  setExpiresAt(absolute: number): void;
  /** For this use only: call it each time. */
  setIdleExpiresAt(inactivity: number): void;
  setMetadata(key: string, value: string | null): void;
  deleteMetadata(key: string): void;
  evictMetadata(): void;
}

export interface SessionApi extends LifetimeApi {
  /** Ends the session and refuses the login. */
  revoke(reason: string, options?: { readonly preserveRefreshTokens?: boolean }): void;
  setCookieMode(mode: 'persistent' | 'non-persistent'): void;
}

export interface RefreshTokenApi extends LifetimeApi {
  /** At a refresh token exchange only. */
  revoke(reason: string): void;
}
