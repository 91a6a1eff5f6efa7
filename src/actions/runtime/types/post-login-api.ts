import type { CacheApi } from './cache.ts';
import type { SetCustomClaim } from './claims.ts';
import type { Dictionary } from './common.ts';
import type { SamlApi } from './saml-api.ts';

export type ChallengeFactorType =
  | 'email'
  | 'otp'
  | 'phone'
  | 'push-notification'
  | 'recovery-code'
  | 'webauthn-platform'
  | 'webauthn-roaming';

export type EnrollmentFactorType = Exclude<ChallengeFactorType, 'email'> | 'push';

export interface Factor<Type extends string> {
  readonly type: Type;
  readonly options?: Dictionary;
}

export interface FactorOptions<Type extends string> {
  readonly additionalFactors?: readonly Factor<Type>[];
}

export type MultifactorProvider = 'any' | 'duo' | 'google-authenticator' | 'guardian' | 'none';

export interface MultifactorOptions {
  readonly allowRememberBrowser?: boolean;
  /** For `duo`. */
  readonly providerOptions?: {
    readonly host: string;
    readonly ikey: string;
    readonly skey: string;
    readonly username?: string;
  };
}

export interface RedirectTokenOptions {
  readonly secret: string;
  readonly payload: Dictionary;
  /** 900 where nothing is said. */
  readonly expiresInSeconds?: number;
}

export interface PromptOptions {
  readonly fields?: Dictionary;
  readonly vars?: Dictionary;
}

export interface PageOptions {
  readonly take?: number;
  readonly from?: string;
}

/** A page of a list; `next` is there while more follow. */
export type Page<Key extends string> = { readonly [K in Key]: readonly Dictionary[] } & {
  readonly next?: string;
};

interface AuthenticationApi {
  /** These four suspend the login when the Action has ended; four at most in one login. */
  challengeWith(
    factor: Factor<ChallengeFactorType>,
    options?: FactorOptions<ChallengeFactorType>,
  ): PostLoginApi;
  challengeWithAny(factors: readonly Factor<ChallengeFactorType>[]): PostLoginApi;
  enrollWith(
    factor: Factor<EnrollmentFactorType>,
    options?: FactorOptions<EnrollmentFactorType>,
  ): PostLoginApi;
  enrollWithAny(factors: readonly Factor<EnrollmentFactorType>[]): PostLoginApi;
  /** In `onContinuePostLogin` only. */
  recordMethod(providerUrl: string): PostLoginApi;
  /** Metadata that the same Action sets is lost. */
  setPrimaryUser(primaryUserId: string): PostLoginApi;
}

interface RedirectApi {
  canRedirect(): boolean;
  /** A JWT, signed with HS256 and not encrypted. */
  encodeToken(options: RedirectTokenOptions): string;
  /** Suspends the login when the Action has ended; it goes on in `onContinuePostLogin` of the same Action. */
  sendUserTo(url: string, options?: { readonly query?: Readonly<Record<string, string>> }): PostLoginApi;
  /** Throws where the signature, the expiry or `state` is wrong. */
  validateToken(options: { readonly secret: string; readonly tokenParameterName?: string }): Dictionary;
}

interface LifetimeApi {
  /** Milliseconds since the epoch. */
  setExpiresAt(absolute: number): PostLoginApi;
  setIdleExpiresAt(inactivity: number): PostLoginApi;
  setMetadata(key: string, value: string | null): PostLoginApi;
  deleteMetadata(key: string): PostLoginApi;
  evictMetadata(): PostLoginApi;
}

interface SessionApi extends LifetimeApi {
  revoke(reason: string, options?: { readonly preserveRefreshTokens?: boolean }): PostLoginApi;
  setCookieMode(mode: 'persistent' | 'non-persistent'): PostLoginApi;
}

interface RefreshTokenApi extends LifetimeApi {
  /** At a refresh token exchange only. */
  revoke(reason: string): PostLoginApi;
}

export interface PostLoginApi {
  readonly access: {
    /** Refuses the login. The code below still runs: `return`. Metadata that was set is kept. */
    deny(reason: string): PostLoginApi;
  };
  readonly accessToken: {
    readonly setCustomClaim: SetCustomClaim<PostLoginApi>;
    addScope(scope: string): PostLoginApi;
    removeScope(scope: string): PostLoginApi;
  };
  readonly authentication: AuthenticationApi;
  readonly cache: CacheApi;
  readonly groups: {
    getUserGroups(params?: PageOptions): Promise<Page<'groups'>>;
    hasGroupMembership(groups: readonly string[]): Promise<Dictionary>;
  };
  readonly idToken: { readonly setCustomClaim: SetCustomClaim<PostLoginApi> };
  readonly multifactor: { enable(provider: MultifactorProvider, options?: MultifactorOptions): PostLoginApi };
  readonly prompt: { render(promptId: string, promptOptions?: PromptOptions): PostLoginApi };
  readonly redirect: RedirectApi;
  readonly refreshToken: RefreshTokenApi;
  readonly roles: {
    getUserEffectiveRoles(params?: PageOptions): Promise<Page<'roles'>>;
    getUserEffectiveRolesByIds(ids: readonly string[]): Promise<Page<'roles'>>;
    getUserEffectiveRolesByNames(names: readonly string[]): Promise<Page<'roles'>>;
  };
  readonly rules: { wasExecuted(ruleId: string): boolean };
  readonly samlResponse: SamlApi<PostLoginApi>;
  readonly session: SessionApi;
  readonly transaction: {
    /** At once in `event.transaction.metadata`; `null` removes the key. */
    setMetadata(key: string, value: string | number | boolean | null): PostLoginApi;
  };
  readonly user: {
    /** Written when all Actions have run; `null` removes the key. */
    setAppMetadata(key: string, value: unknown): PostLoginApi;
    setUserMetadata(key: string, value: unknown): PostLoginApi;
  };
  readonly validation: { error(errorCode: string, errorMessage: string): PostLoginApi };
}
