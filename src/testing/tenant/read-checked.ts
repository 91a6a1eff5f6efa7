import { type Bundle, bundleActions } from '../../actions/bundle/bundle-actions.ts';
import type { Project } from '../../config/project.ts';
import { readProject } from '../../config/read-project.ts';
import { formatProblems } from '../../core/format-problem.ts';
import { type Problem, ProblemError } from '../../core/problem.ts';

/** A project that cannot be tested as it is; the message has every problem with its place, as `npm run validate` has it. */
export class BrokenProject extends ProblemError {
  constructor(problems: readonly Problem[]) {
    super(problems);
    this.name = 'BrokenProject';
    this.message = `the project is not in order:\n\n${formatProblems(problems, { color: false })}`;
  }
}

export interface Checked {
  readonly project: Project;
  readonly bundles: readonly Bundle[];
}

/**
 * Reads a project and bundles its Actions. Needs no credentials and no secrets: nothing is sent anywhere. Types are left
 * to `npm run validate` and to the editor. Raises BrokenProject.
 */
export async function readChecked(
  root: string,
  environment: string,
  env: Readonly<Record<string, string | undefined>>,
): Promise<Checked> {
  const project = await readProject(root, { env, environment, mode: 'validate' });
  const { bundles, problems } = await bundleActions(project);
  const all = [...project.problems, ...problems];
  const errors = all.filter(({ severity }) => severity === 'error');
  if (errors.length > 0) throw new BrokenProject(errors);
  return { project, bundles };
}
