import { resolve } from 'node:path';
import { readProject } from '../../config/read-project.ts';
import { ProblemError } from '../../core/problem.ts';
import { localFolder } from '../../deploy/folders.ts';
import { startLocalTenant } from '../../local-tenant/start-local-tenant.ts';
import { runningText } from '../../report/running-text.ts';
import type { Command } from '../command.ts';
import { PORT, portOf, STATE, text } from '../flags.ts';

export const local: Command = {
  name: 'local',
  summary: 'Keeps the local tenant running until Ctrl-C. Deploys go to it while it runs.',
  flags: { port: PORT, state: STATE },
  examples: ['npm run local', 'npm run local -- --port 4500'],
  async run(flags, io) {
    const project = await readProject(io.root, { env: io.env, environment: 'local', mode: 'validate' });
    const state = text(flags, 'state');
    const port = portOf(flags) ?? project.environment.port;
    if (!project.environment.local) throw new ProblemError(project.problems);
    const tenant = await startLocalTenant({
      folder: state === undefined ? localFolder(io.root) : resolve(io.root, state),
      root: io.root,
      port,
      deployClientName: project.environment.deployClient,
    });
    // Written past the mask: the deploy client's secret is what this command is asked for.
    process.stdout.write(`${runningText(tenant, project.personas)}\n`);
    await new Promise<void>((resolveWait) => {
      if (io.signal.aborted) resolveWait();
      io.signal.addEventListener('abort', () => resolveWait());
    });
    await tenant.close();
    io.note('The local tenant has stopped; its state is kept.');
    return 0;
  },
};
