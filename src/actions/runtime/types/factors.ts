import type { Dictionary } from './parts.ts';

export type ChallengeFactorType =
  | 'email'
  | 'otp'
  | 'phone'
  | 'push'
  | 'push-notification'
  | 'recovery-code'
  | 'webauthn-platform'
  | 'webauthn-roaming';

/** An e-mail address can be challenged and not be enrolled. */
export type EnrollmentFactorType = Exclude<ChallengeFactorType, 'email'>;

export interface Factor<Type extends string> {
  readonly type: Type;
  readonly options?: Dictionary;
}

export interface FactorOptions<Type extends string> {
  readonly additionalFactors?: readonly Factor<Type>[];
}

/** Both suspend the flow when the Action has ended; four challenges and enrolments at most in one flow. */
export interface ChallengeApi {
  /** Factors that the person has not enrolled are left out; where none is left, the flow fails. */
  challengeWith(factor: Factor<ChallengeFactorType>, options?: FactorOptions<ChallengeFactorType>): void;
  /** Lets the person choose. */
  challengeWithAny(factors: readonly Factor<ChallengeFactorType>[]): void;
}

/** Both suspend the flow when the Action has ended. */
export interface EnrollmentApi {
  enrollWith(factor: Factor<EnrollmentFactorType>, options?: FactorOptions<EnrollmentFactorType>): void;
  enrollWithAny(factors: readonly Factor<EnrollmentFactorType>[]): void;
}
