import { relative } from 'node:path';
import { bundleActions } from '../../actions/bundle/bundle-actions.ts';
import { type ReadOptions, readProject } from '../../config/read-project.ts';
import { ProblemError } from '../../core/problem.ts';
import type { Prepared } from '../../deploy-cli/prepare.ts';
import type { Checkout } from './checkout.ts';

/**
 * A project as a commit has it, read and bundled; its types are not checked, they were when it was made. Raises what is
 * wrong with it.
 */
export async function prepareCommit(
  { root }: Checkout,
  project: string,
  options: ReadOptions,
): Promise<Prepared> {
  const read = await readProject(root, options);
  const { bundles, problems } = await bundleActions(read);
  const errors = [...read.problems, ...problems].filter(({ severity }) => severity === 'error');
  if (errors.length > 0) throw new ProblemError(errors);
  // Packages that are bundled in are the project's: the same text, whichever folder it was bundled from.
  const away = `${relative(root, project).replaceAll('\\', '/')}/node_modules/`;
  const code = (text: string) => text.replaceAll(away, 'node_modules/');
  return {
    project: read,
    bundles: bundles.map((bundle) => ({ ...bundle, code: code(bundle.code) })),
    warnings: [],
  };
}
