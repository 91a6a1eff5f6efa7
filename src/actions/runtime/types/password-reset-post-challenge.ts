import type { passwordResetPostChallengeEvent } from '../events/password-reset-post-challenge.ts';
import type { TypeOf } from '../events/schema.ts';
import type { CacheApi } from './cache.ts';
import type { ChallengeApi } from './factors.ts';
import type { PromptApi } from './prompt-api.ts';
import type { QueryOptions, RedirectApi } from './redirect-api.ts';
import type { Secrets, WithSecrets } from './secrets.ts';

/** A person has followed the link that they were sent, and has set no new password yet. */
export interface PasswordResetPostChallengeEvent<S extends Secrets = Secrets>
  extends TypeOf<typeof passwordResetPostChallengeEvent>,
    WithSecrets<S> {}

export interface PasswordResetPostChallengeApi {
  readonly access: {
    /** Refuses the new password. The code below still runs: `return`. */
    deny(reason: string): void;
  };
  readonly authentication: ChallengeApi;
  readonly cache: CacheApi;
  readonly prompt: PromptApi;
  readonly redirect: RedirectApi<void>;
  readonly transaction: {
    /** Where the person goes when the password is set. */
    setResultUrl(url: string, options?: QueryOptions): void;
  };
}
