import { rmSync } from 'node:fs';
import { stagedFolder } from '../config/folders.ts';
import { keepSecret } from '../core/mask.ts';
import { importTenant } from '../deploy-cli/import-tenant.ts';
import { type Prepared, stagedTenant } from '../deploy-cli/prepare.ts';
import { stageTenant } from '../deploy-cli/stage-tenant.ts';
import type { ImportResult } from '../deploy-cli/start-importer.ts';

export interface RemoteOptions {
  readonly signal?: AbortSignal;
  readonly onLine?: (line: string) => void;
}

/**
 * Deploys to the real tenant of the project's environment, with auth0-deploy-cli as it is. The staged tenant holds the
 * environment's secrets and is removed afterwards, whatever happens. Raises what `importTenant` raises.
 */
export async function deployRemote(prepared: Prepared, options: RemoteOptions = {}): Promise<ImportResult> {
  const { environment } = prepared.project;
  const folder = stagedFolder(prepared.project.root, environment.name);
  const inputFile = stageTenant(folder, stagedTenant(prepared));
  try {
    return await importTenant({
      inputFile,
      domain: environment.domain ?? '',
      clientId: environment.clientId ?? '',
      clientSecret: keepSecret(environment.clientSecret ?? ''),
      allowDelete: environment.allowDelete,
      loopback: false,
      ...options,
    });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
