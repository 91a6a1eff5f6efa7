import type { Dictionary } from './parts.ts';

export interface RedirectTokenOptions {
  readonly secret: string;
  readonly payload: Dictionary;
  /** 900 where nothing is said. */
  readonly expiresInSeconds?: number;
}

export interface QueryOptions {
  readonly query?: Readonly<Record<string, string>>;
}

export interface RedirectApi<Api> {
  /** A JWT, signed with HS256 and not encrypted. */
  encodeToken(options: RedirectTokenOptions): string;
  /** Suspends the flow when the Action has ended; it goes on in the same Action's handler `onContinue…`. */
  sendUserTo(url: string, options?: QueryOptions): Api;
  /** Throws where the signature, the expiry or `state` is wrong. */
  validateToken(options: { readonly secret: string; readonly tokenParameterName?: string }): Dictionary;
}
