import { type Bundle, bundleActions } from '../actions/bundle/bundle-actions.ts';
import { checkTypes } from '../actions/bundle/check-types.ts';
import type { Project } from '../config/project.ts';
import { type ReadOptions, readProject } from '../config/read-project.ts';
import { type Problem, ProblemError } from '../core/problem.ts';
import type { StagedTenant } from './stage-tenant.ts';

/** A project that is fit to be deployed. */
export interface Prepared {
  readonly project: Project;
  readonly bundles: readonly Bundle[];
  readonly warnings: readonly Problem[];
}

/** Reads, checks and bundles a project. Raises every problem at once, before anything is sent anywhere. */
export async function prepare(root: string, options: ReadOptions): Promise<Prepared> {
  const types = checkTypes(root);
  const project = await readProject(root, options);
  const { bundles, problems } = await bundleActions(project);
  const all = [...project.problems, ...problems, ...(await types)];
  if (all.some(({ severity }) => severity === 'error')) throw new ProblemError(all);
  return { project, bundles, warnings: all };
}

/** What auth0-deploy-cli is to read. */
export function stagedTenant({ project, bundles }: Prepared): StagedTenant {
  return {
    tenant: project.tenant,
    actions: bundles.map(({ action, code }) => ({ action, code })),
    files: project.files.values(),
  };
}
