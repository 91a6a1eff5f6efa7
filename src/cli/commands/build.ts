import { mkdirSync, writeFileSync } from 'node:fs';
import { basename, dirname, join, relative } from 'node:path';
import { builtFolder } from '../../config/folders.ts';
import { formatProblems } from '../../core/format-problem.ts';
import { prepare } from '../../deploy-cli/prepare.ts';
import type { Command } from '../command.ts';
import { ENV, text } from '../flags.ts';

export const build: Command = {
  name: 'build',
  summary: 'Checks the Actions and writes what would be deployed of each into .understudy/actions.',
  flags: { env: ENV },
  examples: ['npm run build'],
  async run(flags, io) {
    const environment = text(flags, 'env');
    const { bundles, warnings } = await prepare(io.root, {
      env: io.env,
      mode: 'validate',
      ...(environment !== undefined && { environment }),
    });
    if (warnings.length > 0) io.note(formatProblems(warnings, { color: io.color }));
    const folder = builtFolder(io.root);
    mkdirSync(folder, { recursive: true });
    for (const { action, code, hash, bytes } of bundles) {
      const file = join(folder, `${basename(dirname(action.source))}.js`);
      writeFileSync(file, code);
      io.out(`${relative(io.root, file)}  ${bytes} bytes  ${hash}  ${action.trigger}`);
    }
    return 0;
  },
};
