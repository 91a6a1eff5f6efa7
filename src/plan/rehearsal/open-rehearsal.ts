import { mkdirSync, mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { sandboxRunner } from '../../actions/runtime/sandbox-runner.ts';
import { systemClock } from '../../core/clock.ts';
import type { HttpStub } from '../../core/http-stub.ts';
import { type Prepared, stagedTenant } from '../../deploy-cli/prepare.ts';
import { stageTenant } from '../../deploy-cli/stage-tenant.ts';
import { type Importer, startImporter } from '../../deploy-cli/start-importer.ts';
import type { TenantContext } from '../../local-tenant/context.ts';
import { visibleDocuments } from '../../local-tenant/control/visible-documents.ts';
import { createLocalTenant, type LocalTenant } from '../../local-tenant/create-local-tenant.ts';
import { keepKeys, takeKeptKeys } from '../../local-tenant/keys/kept-keys.ts';
import { serverCertificates } from '../../local-tenant/server/certificate-authority.ts';
import { listenEarly } from '../../local-tenant/server/listen-early.ts';
import { memoryState } from '../../local-tenant/store/memory-state.ts';
import type { Fork } from '../../local-tenant/upstream/fork.ts';
import { untilLoaded } from '../../local-tenant/upstream/not-loaded.ts';
import type { Snapshot } from '../snapshot.ts';
import { type Start, startOf } from './start-of.ts';

/** MB. An import of 1,000 applications takes a quarter less of the processor's time than with the usual 4 (measured). */
const NURSERY = 16;

/** A local tenant in memory that auth0-deploy-cli imports into, on a free port of loopback. */
export interface RehearsalTenant {
  readonly context: TenantContext;
  readonly deployClientId: string;
  /** Imports a prepared project. Raises what `Importer.run` raises. */
  importProject(prepared: Prepared, allowDelete: boolean): Promise<void>;
  /** Remembers what the tenant is now. */
  start(): Start;
  /** What the tenant is now. */
  snapshot(): Snapshot;
  /** Runs something again as long as the fork has to read for it. */
  attempt<T>(run: () => Promise<T>): Promise<T>;
  close(): Promise<void>;
}

export interface RehearsalOptions {
  /** Where certificates and staged files are kept. */
  readonly folder: string;
  /** The project's folder: Actions may load packages from its `node_modules`. */
  readonly root: string;
  readonly deployClientName: string;
  /** What Actions hear from whom they call. */
  readonly stubs: readonly HttpStub[];
  /** On a fork: whom imports run as; without it, who reads the fork. */
  readonly deployClientId?: string;
  /** How many imports there will be. */
  readonly imports: number;
  /** Where the documents are another tenant's; left out: an empty tenant. */
  readonly fork?: Fork;
  readonly signal?: AbortSignal;
  /** What has been started ahead; the rehearsal ends it. */
  readonly ahead?: RehearsalAhead;
}

/** What every rehearsal needs and what takes long. */
export interface RehearsalAhead {
  readonly certificates: Awaited<ReturnType<typeof serverCertificates>>;
  readonly importer: Importer;
}

/**
 * Begins to load auth0-deploy-cli, which takes most of a second: while the project is read. `importer.stop()` ends it where
 * there is no rehearsal after all.
 */
export async function startAhead(folder: string, signal?: AbortSignal): Promise<RehearsalAhead> {
  mkdirSync(folder, { recursive: true });
  const certificates = await serverCertificates(folder, systemClock);
  return { certificates, importer: importerFor(certificates.caFile, signal) };
}

function importerFor(caFile: string, signal: AbortSignal | undefined): Importer {
  return startImporter({ loopback: true, caFile, nursery: NURSERY, ...(signal && { signal }) });
}

/** Opens a tenant to rehearse in. */
export async function openRehearsal(options: RehearsalOptions): Promise<RehearsalTenant> {
  const { folder, imports, fork, signal } = options;
  const ahead = options.ahead ?? (await startAhead(folder, signal));
  const { caFile, tls } = ahead.certificates;
  const importers: Importer[] = [ahead.importer];
  const nextImporter = () => {
    const importer = importerFor(caFile, signal);
    importers.push(importer);
    return importer;
  };
  const opened: (() => unknown)[] = [() => importers.map((importer) => importer.stop())];
  const close = async () => {
    for (const one of opened) await one();
  };
  try {
    let ready: Importer | undefined = ahead.importer;
    const server = await listenEarly({ port: 0, tls });
    opened.push(() => server.close());
    const tenant = await tenantOf(options, server.port, caFile);
    opened.push(() => tenant.close());
    server.serve(tenant.app);
    const staged = mkdtempSync(join(folder, 'staged-'));
    opened.push(() => rmSync(staged, { recursive: true, force: true }));
    const { clientId, clientSecret } = tenant.deployClient;
    return {
      context: tenant.context,
      deployClientId: clientId,
      async importProject(prepared, allowDelete) {
        const importer = ready ?? nextImporter();
        // The next one loads while this one works.
        ready = importers.length < imports ? nextImporter() : undefined;
        const inputFile = stageTenant(join(staged, `${importers.length}`), stagedTenant(prepared));
        await importer.run({ inputFile, domain: tenant.context.domain, clientId, clientSecret, allowDelete });
        await tenant.settled();
      },
      start: () => startOf(tenant.context.state, fork),
      snapshot: () => (fork ? fork.after : visibleDocuments(tenant.context.state.documents)),
      attempt: (run) => (fork ? untilLoaded(run, (missing) => fork.load(missing)) : run()),
      close,
    };
  } catch (error) {
    await close();
    throw error;
  }
}

async function tenantOf(options: RehearsalOptions, port: number, caFile: string): Promise<LocalTenant> {
  const { folder, root, deployClientName, deployClientId, stubs, fork } = options;
  const state = fork?.state ?? memoryState();
  const keys = join(folder, 'keys.json');
  takeKeptKeys(state, keys);
  const tenant = await createLocalTenant({
    state,
    domain: `localhost:${port}`,
    runner: sandboxRunner({
      dependenciesFolder: join(realpathSync(root), 'node_modules'),
      offline: true,
      stubs,
    }),
    deployClientName,
    caFile,
    pace: 0,
    ...(fork && { fork }),
    ...(deployClientId !== undefined && { deployClientId }),
  });
  keepKeys(state, keys);
  return tenant;
}
