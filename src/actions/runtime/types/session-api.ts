/** Lifetimes are milliseconds since the epoch; none can be set beyond the tenant's, and the earliest call counts. */
interface LifetimeApi<Api> {
  setExpiresAt(absolute: number): Api;
  /** For this use only: call it each time. */
  setIdleExpiresAt(inactivity: number): Api;
  setMetadata(key: string, value: string | null): Api;
  deleteMetadata(key: string): Api;
  evictMetadata(): Api;
}

export interface SessionApi<Api> extends LifetimeApi<Api> {
  /** Ends the session and refuses the login. */
  revoke(reason: string, options?: { readonly preserveRefreshTokens?: boolean }): Api;
  setCookieMode(mode: 'persistent' | 'non-persistent'): Api;
}

export interface RefreshTokenApi<Api> extends LifetimeApi<Api> {
  /** At a refresh token exchange only. */
  revoke(reason: string): Api;
}
