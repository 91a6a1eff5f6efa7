import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { DeployClient } from './control/fresh-tenant.ts';
import { SERVER_FILE } from './start-local-tenant.ts';

/** A local tenant that answers: this process's own, or another's. */
export interface Status {
  readonly domain: string;
  readonly pid: number;
  readonly deployClient: DeployClient;
  readonly caFile: string | null;
}

/** The local tenant that another process runs on this folder; undefined where none answers. */
export async function findRunning(folder: string): Promise<Status | undefined> {
  try {
    const { port } = JSON.parse(readFileSync(join(folder, SERVER_FILE), 'utf8')) as { port: number };
    const response = await fetch(`http://127.0.0.1:${port}/_local/status`, {
      signal: AbortSignal.timeout(2000),
    });
    const status = (await response.json()) as Status & { understudy?: number };
    return response.ok && status.understudy === 1 ? status : undefined;
  } catch {
    return undefined;
  }
}
