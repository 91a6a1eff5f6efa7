import { type ChildProcess, fork } from 'node:child_process';
import { join } from 'node:path';
import type { RunningTenant } from '../../src/local-tenant/start-local-tenant.ts';

interface Answer {
  readonly id: number;
  readonly data?: unknown;
  readonly error?: { readonly status?: number; readonly message: string };
}

/** Auth0's Node SDK against a running local tenant, over HTTPS. */
export interface Sdk {
  /** `call(['roles', 'create'], { name: 'Mechanic' })`; every page of a list. Throws `SdkError`. */
  call(path: readonly string[], ...args: readonly unknown[]): Promise<unknown>;
  close(): void;
}

export class SdkError extends Error {
  constructor(
    readonly status: number | undefined,
    message: string,
  ) {
    super(message);
  }
}

export function startSdk(tenant: RunningTenant): Sdk {
  const child: ChildProcess = fork(join(__dirname, 'sdk-child.cjs'), [], {
    env: {
      PATH: process.env['PATH'] ?? '',
      AUTH0_DOMAIN: tenant.context.domain,
      AUTH0_CLIENT_ID: tenant.deployClient.clientId,
      AUTH0_CLIENT_SECRET: tenant.deployClient.clientSecret,
      NODE_EXTRA_CA_CERTS: tenant.caFile,
    },
  });
  const waiting = new Map<number, (answer: Answer) => void>();
  child.on('message', (message) => {
    const answer = message as Answer;
    waiting.get(answer.id)?.(answer);
    waiting.delete(answer.id);
  });
  let calls = 0;
  return {
    async call(path, ...args) {
      const id = calls++;
      const answered = new Promise<Answer>((resolve) => waiting.set(id, resolve));
      child.send({ id, path, args });
      const { data, error } = await answered;
      if (error) throw new SdkError(error.status, `${path.join('.')}: ${error.status} ${error.message}`);
      return data;
    },
    close: () => void child.kill(),
  };
}
