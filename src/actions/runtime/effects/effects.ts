import type { Doc, Json } from '../../../core/json.ts';
import type { Command } from '../runner.ts';

/** What the commands of a flow come to when they are applied in their order. */
export interface Effects {
  readonly idTokenClaims: Doc;
  readonly accessTokenClaims: Doc;
  readonly addedScopes: readonly string[];
  readonly removedScopes: readonly string[];
  /** Keys to set; `null` removes the key. Of `primaryUser`, where there is one. */
  readonly userMetadata: Doc;
  readonly appMetadata: Doc;
  /** For the rest of this flow; `null` removes the key. */
  readonly transactionMetadata: Doc;
  /** Where the flow waits for the person to come back from. */
  readonly redirect?: Target;
  /** The form that the flow waits for. */
  readonly prompt?: { readonly id: string; readonly fields: Doc; readonly vars: Doc };
  /** The challenges and enrolments that the flow waits for, in order. */
  readonly challenges: readonly Challenge[];
  /** What is asked for when all Actions have run; `none` asks for nothing. Challenges override it. */
  readonly multifactor?: { readonly provider: string; readonly options: Doc };
  /** The user whom tokens are for in place of the one who signed in. */
  readonly primaryUser?: string;
  /** For `event.authentication.methods`. */
  readonly recordedMethods: readonly string[];
  /** Settings of the SAML response by their names, `audience`; `attributes` among them, where `null` removes one. */
  readonly saml: Doc;
  readonly session: SessionEffects;
  readonly refreshToken: LifetimeEffects & { readonly revoked?: { readonly reason: string } };
  /** Where the person goes after the password has been reset. */
  readonly resultUrl?: Target;
  readonly exchange: ExchangeEffects;
  /** What becomes of a message that was not sent; one that was has nothing here. */
  readonly notification?: { readonly kind: 'drop' | 'retry'; readonly reason: string };
}

/** A URL, and what is to be added to its query. */
export interface Target {
  readonly url: string;
  readonly query: Doc;
}

export interface Challenge {
  /** `challengeWith`, `challengeWithAny`, `enrollWith` or `enrollWithAny`. */
  readonly method: string;
  /** The first one is the default of a method without `Any`. */
  readonly factors: readonly Doc[];
}

/** Of a session or of a refresh token. */
export interface LifetimeEffects {
  /** Milliseconds since the epoch: the earliest that was asked for. */
  readonly expiresAt?: number;
  readonly idleExpiresAt?: number;
  /** Keys to set; `null` removes the key. */
  readonly metadata: Doc;
  /** Whether what was there before goes first. */
  readonly evicted: boolean;
}

export interface SessionEffects extends LifetimeEffects {
  readonly revoked?: { readonly reason: string; readonly preserveRefreshTokens: boolean };
  readonly cookieMode?: string;
}

/** What a custom token exchange makes of the subject token. */
export interface ExchangeEffects {
  readonly user?: ExchangedUser;
  readonly organization?: string;
  /** For the `act` claim. */
  readonly actor?: Doc;
  /** Counts against the address in attack protection. */
  readonly invalidSubjectToken: boolean;
}

export type ExchangedUser =
  | { readonly id: string }
  | { readonly connection: string; readonly attributes: Doc; readonly options: Doc };

export const NO_EFFECTS: Effects = {
  idTokenClaims: {},
  accessTokenClaims: {},
  addedScopes: [],
  removedScopes: [],
  userMetadata: {},
  appMetadata: {},
  transactionMetadata: {},
  challenges: [],
  recordedMethods: [],
  saml: {},
  session: { metadata: {}, evicted: false },
  refreshToken: { metadata: {}, evicted: false },
  exchange: { invalidSubjectToken: false },
};

/** What one command adds to the effects of those before it. */
export type Apply = (effects: Effects, args: readonly Json[], command: Command) => Effects;

/** Appliers by the name of their method. */
export type Appliers = Readonly<Record<string, Apply>>;

/** A value that JSON leaves out (`undefined`) unsets the key. */
export function withKey(target: Doc, [key, value]: readonly Json[]): Doc {
  if (value !== undefined) return { ...target, [String(key)]: value };
  const { [String(key)]: _unset, ...rest } = target;
  return rest;
}
