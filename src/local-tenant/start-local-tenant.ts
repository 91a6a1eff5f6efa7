import { mkdirSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { sandboxRunner } from '../actions/runtime/sandbox-runner.ts';
import { systemClock } from '../core/clock.ts';
import { createLocalTenant, type LocalTenant } from './create-local-tenant.ts';
import { serverCertificates } from './server/certificate-authority.ts';
import { listenEarly } from './server/listen-early.ts';
import { openState } from './store/open-state.ts';
import type { Fork } from './upstream/fork.ts';

export interface StartOptions {
  /** The folder of the state, the certificates and `server.json`. */
  readonly folder: string;
  /** The project's folder: deployed Actions may read its `node_modules`. */
  readonly root: string;
  readonly port: number;
  readonly deployClientName: string;
  /** Where the documents are another tenant's: the state is in memory, and no other process finds this one. */
  readonly fork?: Fork;
  /** On a fork, the application that auth0-deploy-cli runs as; left out: the one that the upstream is read as. */
  readonly deployClientId?: string;
}

export interface RunningTenant extends LocalTenant {
  readonly port: number;
  readonly caFile: string;
}

/** The file that tells other processes where the running local tenant answers. */
export const SERVER_FILE = 'server.json';

/**
 * Starts the local tenant of a folder on loopback.
 * Raises `state-in-use`, `state-unreadable`, `state-too-new`, `port-in-use`, `port-forbidden`.
 */
export async function startLocalTenant({
  folder,
  root,
  port,
  deployClientName,
  fork,
  deployClientId,
}: StartOptions): Promise<RunningTenant> {
  mkdirSync(folder, { recursive: true });
  const opened: (() => unknown)[] = [];
  try {
    const state = fork?.state ?? openState(join(folder, 'tenant.db'));
    opened.push(() => state.close());
    const { caFile, tls } = await serverCertificates(folder, systemClock);
    const server = await listenEarly({ port, tls });
    opened.push(() => server.close());
    const domain = `localhost:${server.port}`;
    const runner = sandboxRunner({ dependenciesFolder: join(realpathSync(root), 'node_modules'), caFile });
    const tenant = await createLocalTenant({
      state,
      domain,
      runner,
      deployClientName,
      caFile,
      ...(fork && { fork }),
      ...(deployClientId !== undefined && { deployClientId }),
    });
    server.serve(tenant.app);
    if (!fork)
      writeFileSync(join(folder, SERVER_FILE), JSON.stringify({ pid: process.pid, port: server.port }));
    return {
      ...tenant,
      port: server.port,
      caFile,
      async close() {
        if (!fork) rmSync(join(folder, SERVER_FILE), { force: true });
        tenant.context.signIns.close();
        await server.close();
        await tenant.close();
      },
    };
  } catch (error) {
    for (const close of opened.reverse()) await close();
    throw error;
  }
}
