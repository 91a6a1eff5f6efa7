import type { Doc } from '../../../core/json.ts';
import type { TenantContext } from '../../context.ts';
import type { OAuthError } from '../oauth-error.ts';
import { issueTokens } from './issue-tokens.ts';
import {
  type ComeBack,
  continueLogin,
  type LoginRequest,
  type LoginResult,
  logIn,
  type Pending,
} from './log-in.ts';

export type { ComeBack, LoginRequest as SignInRequest, Pending } from './log-in.ts';

/** Tokens, a refusal or a wait, and what the post-login Actions did on the way. */
export type SignInResult = Pick<LoginResult, 'outcome' | 'executionId'> &
  (
    | { readonly answer: Doc; readonly refused?: undefined; readonly pending?: undefined }
    | { readonly refused: OAuthError; readonly answer?: undefined; readonly pending?: undefined }
    | { readonly pending: Pending; readonly answer?: undefined; readonly refused?: undefined }
  );

/** Signs a person in to an application: `logIn`, then tokens. Refusals are returned, not thrown. */
export async function signIn(context: TenantContext, request: LoginRequest): Promise<SignInResult> {
  return withTokens(context, await logIn(context, request));
}

/** Goes on with a login that waited under `state`, as far as tokens. */
export async function continueSignIn(
  context: TenantContext,
  state: string,
  back: ComeBack,
): Promise<SignInResult> {
  return withTokens(context, await continueLogin(context, state, back));
}

async function withTokens(context: TenantContext, result: LoginResult): Promise<SignInResult> {
  if (!result.accepted) return result;
  const { accepted, ...rest } = result;
  return { ...rest, answer: await issueTokens(context, accepted) };
}
