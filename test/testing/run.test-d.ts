// Only compiled, by `tsc -p .`: what must not compile is marked, and a mark that has nothing to mark is an error.

import type { CredentialsExchange, PostLogin } from '../../src/actions/runtime/types/index.ts';
import type { Loading } from '../../src/testing/bundled.ts';
import { run } from '../../src/testing/index.ts';
import * as loading from '../../src/testing/load-bundled.ts';
import * as flows from '../../src/testing/sign-in/flows.ts';
import type { Flows, SignUps } from '../../src/testing/sign-in/play.ts';
import * as signUps from '../../src/testing/sign-in/play-sign-up.ts';

type TwoSecrets = PostLogin<{ BACKEND_URL: string; BACKEND_SECRET: string }>;

const onExecutePostLogin: TwoSecrets = async () => {};
const onContinuePostLogin: PostLogin<{ FORM_SECRET: string }> = async () => {};
const anySecrets: PostLogin = async () => {};
const machines: CredentialsExchange<{ ALLOWED_NETWORK: string }> = async () => {};

const secrets = { BACKEND_URL: 'https://backend.fernhill.example/', BACKEND_SECRET: 'workshop' };

export async function overrides(): Promise<void> {
  const action = { onExecutePostLogin: anySecrets };
  await run(action, 'post-login');
  await run(action, 'post-login', { event: { organization: undefined, user: { email_verified: false } } });
  // @ts-expect-error no such field
  await run(action, 'post-login', { event: { user: { verified: false } } });
  // @ts-expect-error of another type
  await run(action, 'post-login', { event: { stats: { logins_count: 'twelve' } } });
  // @ts-expect-error no such trigger
  await run(action, 'post-logout');
  // @ts-expect-error no such option
  await run(action, 'post-login', { secret: {} });
}

export async function secretsOfTheHandler(): Promise<void> {
  const action = { onExecutePostLogin };
  await run(action, 'post-login', { secrets });
  await run(action, 'post-login', { secrets: { ...secrets, BACKEND_SECRET: undefined } });
  // @ts-expect-error the Action reads two
  await run(action, 'post-login');
  // @ts-expect-error one is missing
  await run(action, 'post-login', { secrets: { BACKEND_URL: secrets.BACKEND_URL } });
  // @ts-expect-error mistyped
  await run(action, 'post-login', { secrets: { ...secrets, BACKEND_SECRETS: 'workshop' } });
  // @ts-expect-error secrets are texts
  await run(action, 'post-login', { secrets: { ...secrets, BACKEND_SECRET: 1 } });
}

export async function secretsOfBothHandlers(): Promise<void> {
  const action = { onExecutePostLogin, onContinuePostLogin };
  await run(action, 'post-login', { secrets: { ...secrets, FORM_SECRET: 'form' } });
  // @ts-expect-error that of the other handler is missing
  await run(action, 'post-login', { secrets });
}

export async function secretsOfSeveralActions(): Promise<void> {
  const actions = [
    { onExecutePostLogin },
    { onExecutePostLogin: anySecrets, name: 'not a handler' },
  ] as const;
  await run(actions, 'post-login', { secrets });
  // @ts-expect-error the first one reads two
  await run(actions, 'post-login', { secrets: {} });
}

export async function withoutDeclaredSecrets(action: Readonly<Record<string, unknown>>): Promise<void> {
  await run(action, 'post-login');
  await run({ onExecutePostLogin: anySecrets }, 'post-login', { secrets: { ANYTHING: 'at all' } });
  await run({ onExecuteCredentialsExchange: machines }, 'credentials-exchange', {
    secrets: { ALLOWED_NETWORK: '10.20.' },
  });
}

export async function resumption(): Promise<void> {
  const result = await run({ onExecutePostLogin: anySecrets }, 'post-login');
  await result.resume({ query: { session_token: 'token' }, event: { user: { email_verified: true } } });
  // @ts-expect-error no such field
  await result.resume({ event: { user: { verified: true } } });
}

/** What is loaded when it is needed is what the kit takes it for. */
export const loaded: readonly [Flows, SignUps, Loading] = [flows, signUps, loading];
