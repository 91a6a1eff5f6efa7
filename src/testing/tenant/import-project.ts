import { mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Bundle } from '../../actions/bundle/bundle-actions.ts';
import { inProcessRunner } from '../../actions/runtime/in-process-runner.ts';
import type { Project } from '../../config/project.ts';
import { fixedClock, systemClock } from '../../core/clock.ts';
import type { Documents } from '../../core/documents.ts';
import { docsOf } from '../../core/json.ts';
import { seededRandom } from '../../core/random.ts';
import { stagedTenant } from '../../deploy-cli/prepare.ts';
import { stageTenant } from '../../deploy-cli/stage-tenant.ts';
import { type Importer, startImporter } from '../../deploy-cli/start-importer.ts';
import { putPersonas } from '../../local-tenant/control/personas.ts';
import { createLocalTenant, type LocalTenant } from '../../local-tenant/create-local-tenant.ts';
import { createSigningKeys } from '../../local-tenant/keys/create-signing-keys.ts';
import { serverCertificates } from '../../local-tenant/server/certificate-authority.ts';
import { listenEarly } from '../../local-tenant/server/listen-early.ts';
import { memoryState, type StoredDocuments, storedDocuments } from '../../local-tenant/store/memory-state.ts';
import { NOW } from '../events/people.ts';
import { hashOfFile } from './fingerprint.ts';
import { readJson, type Snapshot, type SnapshotPersona, writeJson } from './snapshot.ts';

/** What an import leaves behind that is no part of what the tenant is. */
const TRACES = ['/_logs', '/_actions/executions'];

/**
 * What auth0-deploy-cli makes of a project: it imports the staged tenant into a local tenant on a free port of
 * loopback. Clock and randomness are the same every time, and so are the requests, which come one at a time: every id
 * is as it was in the last import. Keys and certificates, which cannot be seeded, are kept in the folder.
 * Raises `import-failed`.
 */
export async function importProject(
  project: Project,
  bundles: readonly Bundle[],
  folder: string,
): Promise<Snapshot> {
  const { caFile, tls } = await serverCertificates(folder, systemClock);
  const importer = startImporter({ loopback: true, caFile, inOrder: true });
  const staged = mkdtempSync(join(folder, 'staged-'));
  const server = await listenEarly({ port: 0, tls });
  try {
    const tenant = await emptyTenant(project, folder, `localhost:${server.port}`);
    server.serve(tenant.app);
    const inputFile = stageTenant(join(staged, 'tenant'), stagedTenant({ project, bundles, warnings: [] }));
    await importInto(tenant, inputFile, importer);
    return snapshotOf(project, tenant);
  } finally {
    importer.stop();
    await server.close();
    rmSync(staged, { recursive: true, force: true });
  }
}

async function emptyTenant(project: Project, folder: string, domain: string): Promise<LocalTenant> {
  const clock = fixedClock(NOW);
  return createLocalTenant({
    state: memoryState([await keysIn(folder)]),
    domain,
    runner: inProcessRunner({ clock }),
    deployClientName: project.environment.deployClient,
    clock,
    random: seededRandom('understudy'),
  });
}

/** The keys of the folder's tenant, made where there are none. */
async function keysIn(folder: string): Promise<StoredDocuments[number]> {
  const file = join(folder, 'keys.json');
  const before = readJson<StoredDocuments[number]>(file);
  if (before) return before;
  const state = memoryState([]);
  await createSigningKeys(state, { domain: 'localhost', clock: fixedClock(NOW) });
  const made: StoredDocuments[number] = ['/_keys', state.documents.entries('/_keys')];
  writeJson(file, made);
  return made;
}

async function importInto(
  { context, deployClient }: LocalTenant,
  inputFile: string,
  importer: Importer,
): Promise<void> {
  const { clientId, clientSecret } = deployClient;
  await importer.run({ inputFile, domain: context.domain, clientId, clientSecret, allowDelete: true });
}

function snapshotOf({ root, environment, files, personas }: Project, tenant: LocalTenant): Snapshot {
  const { context } = tenant;
  putPersonas(context, personas);
  const { documents } = context.state;
  const kept = storedDocuments(documents).filter(([path]) => !TRACES.includes(path));
  const domain = `localhost:${environment.port}`;
  return {
    domain,
    // The port of the import is in identifiers and addresses; the local tenant that the project has is on its own.
    documents: JSON.parse(JSON.stringify(kept).replaceAll(context.domain, domain)),
    personas: personas.map((persona) => ({
      name: persona.name,
      email: persona.email,
      connection: persona.connection,
      userId: userIdOf(persona, documents),
    })),
    files: Object.fromEntries(
      [...files.values()]
        .filter(({ file }) => !file.startsWith('tenant/'))
        .map(({ file }) => [file, hashOfFile(join(root, file)) ?? '']),
    ),
  };
}

function userIdOf({ email, connection }: Omit<SnapshotPersona, 'userId'>, documents: Documents): string {
  const user = documents
    .find('/users', 'email', email)
    .find(({ identities }) => docsOf(identities)[0]?.connection === connection);
  return String(user?.user_id);
}
