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
  return fitOf(await built(root, options), await types);
}

/**
 * The same without waiting for the check of the types, which takes longest: for what changes nothing, and asks `types`
 * before it says anything.
 */
export async function prepareAhead(
  root: string,
  options: ReadOptions,
): Promise<{ readonly prepared: Prepared; readonly types: Promise<void> }> {
  const types = checkTypes(root);
  const made = built(root, options);
  const checked = types.then(async (problems) => void fitOf(await made, problems));
  // Told by whoever asks for them.
  checked.catch(() => {});
  const all = await made;
  const broken = all.warnings.some(({ severity }) => severity === 'error');
  return { prepared: fitOf(all, broken ? await types : []), types: checked };
}

async function built(root: string, options: ReadOptions): Promise<Prepared> {
  const project = await readProject(root, options);
  const { bundles, problems } = await bundleActions(project);
  return { project, bundles, warnings: [...project.problems, ...problems] };
}

/** Raises what is wrong with the project. */
function fitOf(made: Prepared, types: readonly Problem[]): Prepared {
  const warnings = [...made.warnings, ...types];
  if (warnings.some(({ severity }) => severity === 'error')) throw new ProblemError(warnings);
  return { ...made, warnings };
}

/** What auth0-deploy-cli is to read. */
export function stagedTenant({ project, bundles }: Prepared): StagedTenant {
  return {
    tenant: project.tenant,
    actions: bundles.map(({ action, code }) => ({ action, code })),
    files: project.files.values(),
  };
}
