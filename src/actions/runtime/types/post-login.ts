import type { postLoginEvent } from '../events/post-login.ts';
import type { TypeOf } from '../events/schema.ts';
import type { CacheApi } from './cache.ts';
import type { SetCustomClaim } from './claims.ts';
import type { ChallengeApi, EnrollmentApi } from './factors.ts';
import type { GroupsApi, RolesApi } from './lookup-api.ts';
import type { MetadataApi } from './metadata-api.ts';
import type { PromptApi } from './prompt-api.ts';
import type { RedirectApi } from './redirect-api.ts';
import type { SamlApi } from './saml-api.ts';
import type { Secrets, WithSecrets } from './secrets.ts';
import type { RefreshTokenApi, SessionApi } from './session-api.ts';

/** A person has proved who they are and has no tokens yet; also every refresh token exchange. */
export interface PostLoginEvent<S extends Secrets = Secrets>
  extends TypeOf<typeof postLoginEvent>,
    WithSecrets<S> {}

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

interface AuthenticationApi extends ChallengeApi, EnrollmentApi {
  /** In `onContinuePostLogin` only. */
  recordMethod(providerUrl: string): PostLoginApi;
  /** Once in a login. Metadata that the same Action sets is lost. */
  setPrimaryUser(primaryUserId: string): void;
}

/** Methods that return the api can be chained; the others return nothing, as Auth0's Actions runtime has it. */
export interface PostLoginApi {
  readonly access: {
    /** Refuses the login. The code below still runs: `return`. Metadata that was set is kept. */
    deny(reason: string): PostLoginApi;
  };
  readonly accessToken: {
    readonly setCustomClaim: SetCustomClaim<PostLoginApi>;
    addScope(scope: string): void;
    removeScope(scope: string): void;
  };
  readonly authentication: AuthenticationApi;
  readonly cache: CacheApi;
  readonly groups: GroupsApi;
  readonly idToken: { readonly setCustomClaim: SetCustomClaim<PostLoginApi> };
  readonly multifactor: {
    /** Asks for a second factor when all Actions have run. */
    enable(provider: MultifactorProvider, options?: MultifactorOptions): PostLoginApi;
  };
  readonly prompt: PromptApi;
  readonly redirect: RedirectApi<PostLoginApi> & {
    /** Not in a refresh token exchange, a password grant or with `prompt=none`. */
    canRedirect(): boolean;
  };
  readonly refreshToken: RefreshTokenApi;
  readonly roles: RolesApi;
  readonly rules: { wasExecuted(ruleId: string): boolean };
  readonly samlResponse: SamlApi;
  readonly session: SessionApi;
  readonly transaction: {
    /** At once in `event.transaction.metadata`; `null` removes the key. */
    setMetadata(key: string, value: string | number | boolean | null): void;
  };
  readonly user: MetadataApi<PostLoginApi>;
  readonly validation: { error(errorCode: string, errorMessage: string): PostLoginApi };
}
