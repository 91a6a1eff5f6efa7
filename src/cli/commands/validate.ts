import { formatProblems } from '../../core/format-problem.ts';
import { prepare } from '../../deploy-cli/prepare.ts';
import type { Command } from '../command.ts';
import { ENV, text } from '../flags.ts';

export const validate: Command = {
  name: 'validate',
  summary: 'Checks tenant/ and actions/ and sends nothing anywhere. Needs no credentials and no secrets.',
  flags: { env: ENV },
  examples: ['npm run validate', 'npm run validate -- --env production'],
  async run(flags, io) {
    const environment = text(flags, 'env');
    const { project, bundles, warnings } = await prepare(io.root, {
      env: io.env,
      mode: 'validate',
      ...(environment !== undefined && { environment }),
    });
    if (warnings.length > 0) io.note(formatProblems(warnings, { color: io.color }));
    io.out(`tenant/ is in order for ${project.environment.name}, and so are ${bundles.length} Actions.`);
    return warnings.length > 0 ? 1 : 0;
  },
};
