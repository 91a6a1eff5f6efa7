import { resolve } from 'node:path';
import { readEnvironment } from '../../config/environment/read-environment.ts';
import { localFolder } from '../../config/folders.ts';
import { readProject } from '../../config/read-project.ts';
import { type Problem, ProblemError } from '../../core/problem.ts';
import { startLocalTenant } from '../../local-tenant/start-local-tenant.ts';
import { runningText } from '../../report/running-text.ts';
import type { Command, Io } from '../command.ts';
import { PORT, portOf, STATE, text } from '../flags.ts';

export const local: Command = {
  name: 'local',
  summary: 'Keeps the local tenant running until Ctrl-C. Deploys go to it while it runs.',
  flags: { port: PORT, state: STATE },
  examples: ['npm run local', 'npm run local -- --port 4500'],
  async run(flags, io) {
    const { environment } = readLocalEnvironment(io);
    const state = text(flags, 'state');
    const tenant = await startLocalTenant({
      folder: state === undefined ? localFolder(io.root) : resolve(io.root, state),
      root: io.root,
      port: portOf(flags) ?? environment.port,
      deployClientName: environment.deployClient,
    });
    // After the start: the local tenant runs also where tenant/ is not in order.
    const { personas } = await readProject(io.root, { env: io.env, environment: 'local', mode: 'validate' });
    // Written past the mask: the deploy client's secret is what this command is asked for.
    process.stdout.write(`${runningText(tenant, personas)}\n`);
    await new Promise<void>((resolveWait) => {
      if (io.signal.aborted) resolveWait();
      io.signal.addEventListener('abort', () => resolveWait());
    });
    await tenant.close();
    io.note('The local tenant has stopped; its state is kept.');
    return 0;
  },
};

/** Only what the start needs. Raises the problems of `tenant/environments/local.yaml`. */
function readLocalEnvironment({ root, env }: Io) {
  const problems: Problem[] = [];
  const read = readEnvironment({
    root,
    name: 'local',
    env,
    needCredentials: false,
    needSecrets: false,
    report: (one) => problems.push(one),
  });
  if (problems.some(({ severity }) => severity === 'error')) throw new ProblemError(problems);
  return read;
}
