import { localFolder, stagedFolder } from '../config/folders.ts';
import { systemClock } from '../core/clock.ts';
import { type Prepared, stagedTenant } from '../deploy-cli/prepare.ts';
import { stageTenant } from '../deploy-cli/stage-tenant.ts';
import { type Importer, type ImporterOptions, startImporter } from '../deploy-cli/start-importer.ts';
import { findRunning, type Status } from '../local-tenant/find-running.ts';
import { serverCertificates } from '../local-tenant/server/certificate-authority.ts';
import { startLocalTenant } from '../local-tenant/start-local-tenant.ts';
import type { Difference } from '../plan/change.ts';
import { netDifference } from '../plan/net-difference.ts';
import type { Snapshot } from '../plan/snapshot.ts';
import { kinds } from '../resources/table.ts';
import { type SignedIn, signInPersonas } from './sign-in-personas.ts';

export interface LocalDeployment {
  readonly domain: string;
  readonly difference: Difference;
  readonly signIns: readonly SignedIn[];
}

export interface LocalOptions {
  /** The folder of the local tenant's state; left out: the project's own. */
  readonly folder?: string;
  readonly port?: number;
  /** One that has been started ahead, with `importerFor`; left out: one is started. */
  readonly importer?: Importer;
}

/** Starts what an import into the local tenant of a folder needs, ahead of time. */
export async function importerFor(
  folder: string,
  options: Pick<ImporterOptions, 'signal' | 'onLine'> = {},
): Promise<Importer> {
  // Node reads the authority when the child starts.
  const { caFile } = await serverCertificates(folder, systemClock);
  return startImporter({ loopback: true, caFile, ...options });
}

/**
 * Deploys to the local tenant: to the one that `npm run local` keeps running, or to one that lives as long as this
 * takes. Raises what `startLocalTenant` and `importTenant` raise.
 */
export async function deployLocal(prepared: Prepared, options: LocalOptions = {}): Promise<LocalDeployment> {
  const { project } = prepared;
  const inputFile = stageTenant(stagedFolder(project.root, project.environment.name), stagedTenant(prepared));
  const folder = options.folder ?? localFolder(project.root);
  const tenant = await openLocalTenant(project, folder, options.port);
  try {
    const importer = options.importer ?? (await importerFor(folder));
    return await deployTo(tenant.status, inputFile, prepared, importer);
  } finally {
    await tenant.close();
  }
}

async function openLocalTenant(project: Prepared['project'], folder: string, wanted: number | undefined) {
  const running = await findRunning(folder);
  if (running) return { status: running, close: async () => {} };
  const { environment, root } = project;
  const port = wanted ?? environment.port;
  const started = await startLocalTenant({ folder, root, port, deployClientName: environment.deployClient });
  const { domain } = started.context;
  const status: Status = {
    domain,
    pid: process.pid,
    deployClient: started.deployClient,
    caFile: started.caFile,
  };
  return { status, close: started.close };
}

async function deployTo(
  status: Status,
  inputFile: string,
  { project }: Prepared,
  importer: Importer,
): Promise<LocalDeployment> {
  const origin = `http://127.0.0.1:${status.domain.split(':')[1]}`;
  const before = await snapshot(origin);
  await importer.run({
    inputFile,
    domain: status.domain,
    clientId: status.deployClient.clientId,
    clientSecret: status.deployClient.clientSecret,
    allowDelete: project.environment.allowDelete,
  });
  const after = await snapshot(origin);
  const compared = kinds.filter(({ name }) => name !== 'users');
  const difference = netDifference(before, after, compared);
  await putPersonas(origin, project.personas);
  const signIns = project.signIn ? await signInPersonas(origin, after, project.personas, project.signIn) : [];
  return { domain: status.domain, difference, signIns };
}

async function snapshot(origin: string): Promise<Snapshot> {
  const response = await fetch(`${origin}/_local/documents`);
  return (await response.json()) as Snapshot;
}

async function putPersonas(origin: string, personas: Prepared['project']['personas']): Promise<void> {
  const response = await fetch(`${origin}/_local/personas`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(personas),
  });
  if (!response.ok) throw new Error(`the local tenant refused the personas: ${await response.text()}`);
}
