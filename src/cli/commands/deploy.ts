import { resolve } from 'node:path';
import { localFolder } from '../../config/folders.ts';
import { formatProblems } from '../../core/format-problem.ts';
import { fail } from '../../core/problem.ts';
import { deployLocal, importerFor, type LocalOptions } from '../../deploy/deploy-local.ts';
import { deployRemote } from '../../deploy/deploy-remote.ts';
import { type Prepared, prepare } from '../../deploy-cli/prepare.ts';
import { countsText } from '../../report/counts-text.ts';
import { deploymentJson } from '../../report/deployment-json.ts';
import { differenceText } from '../../report/difference-text.ts';
import { signInText } from '../../report/sign-in-text.ts';
import type { Command, Flags, Io } from '../command.ts';
import { ENV, JSON_OUTPUT, PORT, portOf, STATE, text } from '../flags.ts';
import { withProgress } from '../progress.ts';

export const deploy: Command = {
  name: 'deploy',
  summary:
    'Builds the Actions and deploys tenant/ with auth0-deploy-cli: to the local tenant, or to a real one with --env.',
  flags: {
    env: ENV,
    yes: { type: 'boolean', help: 'Deploy to a protected environment without asking.' },
    verbose: { type: 'boolean', help: 'Show what auth0-deploy-cli logs.' },
    port: PORT,
    state: STATE,
    json: JSON_OUTPUT,
  },
  examples: [
    'npm run deploy',
    'npm run deploy -- --env development',
    'npm run deploy -- --env production --yes',
  ],
  interrupted: 'Stopped. What had been deployed until then is deployed; deploy again to finish.',
  async run(flags, io) {
    const environment = text(flags, 'env') ?? (io.env['TENANT_ENV'] || 'local');
    if (environment !== 'local') return remote(await prepared(environment, io), flags, io);
    const folder = resolve(io.root, text(flags, 'state') ?? localFolder(io.root));
    const importer = await importerFor(folder, logging(flags, io));
    try {
      return await local(await prepared(environment, io), { folder, importer }, flags, io);
    } finally {
      importer.stop();
    }
  },
};

async function prepared(environment: string, io: Io): Promise<Prepared> {
  const ready = await withProgress(io, 'Checking tenant/ and building the Actions', () =>
    prepare(io.root, { env: io.env, environment }),
  );
  if (ready.warnings.length > 0) io.note(formatProblems(ready.warnings, { color: io.color }));
  return ready;
}

async function local(
  prepared: Prepared,
  ahead: Pick<LocalOptions, 'folder' | 'importer'>,
  flags: Flags,
  io: Io,
): Promise<number> {
  const port = portOf(flags);
  const deployment = await withProgress(io, 'Deploying to the local tenant', () =>
    deployLocal(prepared, { ...ahead, ...(port !== undefined && { port }) }),
  );
  if (flags['json']) {
    io.out(deploymentJson(prepared.project.environment.name, deployment));
    return 0;
  }
  io.out(
    `Deployed ${prepared.bundles.length} Actions and tenant/ to the local tenant https://${deployment.domain}/\n`,
  );
  io.out(differenceText(deployment.difference, { color: io.color, brief: true }));
  if (deployment.signIns.length > 0) io.out(`\nSigned in at ${prepared.project.signIn?.application}`);
  for (const signIn of deployment.signIns) io.out(`\n${signInText(signIn, io)}`);
  return 0;
}

async function remote(prepared: Prepared, flags: Flags, io: Io): Promise<number> {
  await confirm(prepared, flags, io);
  const { environment } = prepared.project;
  const { counts } = await withProgress(io, `Deploying to ${environment.domain}`, () =>
    deployRemote(prepared, logging(flags, io)),
  );
  io.out(
    flags['json']
      ? JSON.stringify({ formatVersion: 1, environment: environment.name, counts }, undefined, 2)
      : `Deployed ${prepared.bundles.length} Actions and tenant/ to ${environment.domain}\n\n${countsText(counts)}`,
  );
  return 0;
}

/** A protected environment wants its name typed. Raises `not-confirmed`. */
async function confirm({ project }: Prepared, flags: Flags, io: Io): Promise<void> {
  const { name, domain = '' } = project.environment;
  if (!project.environment.protected || flags['yes']) return;
  const typed = await io.ask(`${name} (${domain}) is protected. Type its name to deploy: `);
  if (typed?.trim() !== name) fail('not-confirmed', { name, domain });
}

function logging(flags: Flags, io: Io) {
  return { signal: io.signal, ...(flags['verbose'] && { onLine: (line: string) => io.note(`  ${line}`) }) };
}
