import { randomBytes } from 'node:crypto';
import { resolve } from 'node:path';
import { localFolder } from '../../config/folders.ts';
import { type Doc, docOf, textOf } from '../../core/json.ts';
import { deployLocal, importerFor } from '../../deploy/deploy-local.ts';
import { type Prepared, prepare } from '../../deploy-cli/prepare.ts';
import { findRunning, type Status } from '../../local-tenant/find-running.ts';
import { startLocalTenant } from '../../local-tenant/start-local-tenant.ts';
import { startedText } from '../../report/started-text.ts';
import type { Command, Io } from '../command.ts';
import { PORT, portOf, STATE, text } from '../flags.ts';
import { type Program, startProgram } from '../program.ts';
import { withProgress } from '../progress.ts';

/** A program that `npm start` runs beside the local tenant: `npm run NAME` runs it by itself. */
export interface StartedApplication {
  /** Of the file in scripts/. */
  readonly script: string;
  /** The application of the tenant that it is, and the variables that tell it so. */
  readonly client?: { readonly name: string; readonly id: string; readonly secret?: string };
  /** The variable of a secret that is made anew each time. */
  readonly secret?: string;
}

/** `npm start`: the local tenant, deployed, and the applications that rely on it. One Ctrl-C stops all. */
export function startCommand(applications: readonly StartedApplication[]): Command {
  return {
    name: 'start',
    summary: 'Runs the local tenant, deployed, and the applications of examples/ until Ctrl-C.',
    flags: { port: PORT, state: STATE },
    examples: ['npm start', 'npm start -- --port 4500'],
    async run(flags, io) {
      const folder = resolve(io.root, text(flags, 'state') ?? localFolder(io.root));
      const prepared = await withProgress(io, 'Checking tenant/ and building the Actions', () =>
        prepare(io.root, { env: io.env, environment: 'local' }),
      );
      const tenant = await tenantOf(prepared, folder, portOf(flags));
      const programs: Program[] = [];
      try {
        await deployTo(prepared, folder, io);
        const status = (await findRunning(folder)) ?? tenant.status;
        const env = { ...io.env, ...(await variablesOf(status, applications)) };
        for (const { script } of applications) {
          const program = await startProgram(io.root, script, env);
          if (!program) return 2;
          programs.push(program);
        }
        io.out(startedText(status.domain, prepared.project.personas));
        return await untilStopped(programs, io);
      } finally {
        for (const program of programs.reverse()) await program.stop();
        await tenant.close();
      }
    },
  };
}

/** The one that runs already, which goes on afterwards; else one that ends with the command. Raises `port-in-use`. */
async function tenantOf({ project }: Prepared, folder: string, port: number | undefined) {
  const running = await findRunning(folder);
  if (running) return { status: running, close: async () => undefined };
  const { environment, root } = project;
  const options = {
    folder,
    root,
    port: port ?? environment.port,
    deployClientName: environment.deployClient,
  };
  const { context, deployClient, caFile, close } = await startLocalTenant(options);
  return { status: { domain: context.domain, pid: process.pid, deployClient, caFile }, close };
}

async function deployTo(prepared: Prepared, folder: string, io: Io): Promise<void> {
  const importer = await importerFor(folder, { signal: io.signal });
  try {
    await withProgress(io, 'Deploying to the local tenant', () =>
      deployLocal(prepared, { folder, importer }),
    );
  } finally {
    importer.stop();
  }
}

/** What tells the applications which tenant is theirs, and who they are in it. */
async function variablesOf(
  { domain, caFile }: Status,
  applications: readonly StartedApplication[],
): Promise<Record<string, string>> {
  const answer = await fetch(`http://127.0.0.1:${domain.split(':')[1]}/_local/documents`);
  const clients = Object.values(docOf(docOf((await answer.json()) as Doc)['/clients'])).map(docOf);
  const own = applications.flatMap(({ client, secret }) => {
    const found = client && clients.find(({ name }) => name === client.name);
    return [
      ...(client ? [[client.id, textOf(found?.client_id) ?? '']] : []),
      ...(client?.secret ? [[client.secret, textOf(found?.client_secret) ?? '']] : []),
      ...(secret ? [[secret, randomBytes(32).toString('hex')]] : []),
    ];
  });
  return Object.fromEntries([['AUTH0_DOMAIN', domain], ['NODE_EXTRA_CA_CERTS', caFile ?? ''], ...own]);
}

/** Until Ctrl-C (0), or until one of the programs ends (2): then the others are of no use. */
async function untilStopped(programs: readonly Program[], io: Io): Promise<number> {
  const stopped = new Promise<number>((done) => {
    if (io.signal.aborted) done(0);
    io.signal.addEventListener('abort', () => done(0));
  });
  const gone = programs.map(async ({ name, ended }) => {
    const exitCode = await ended;
    if (!io.signal.aborted) io.note(`${name} has ended with ${exitCode}: everything stops.`);
    return 2;
  });
  return Promise.race([stopped, ...gone]);
}
