import { isNativeError } from 'node:util/types';
import type { BuildFailure, BuildResult, Metafile } from 'esbuild';
import type { Problem } from '../../core/problem.ts';
import { actionOptions, BUNDLE, type BundledFile } from './action-options.ts';
import { esbuild } from './esbuild.ts';
import { esbuildProblems } from './esbuild-problems.ts';

/** What esbuild made of an Action, before keywords are replaced. */
export interface Built {
  readonly code: string;
  /** From the code back to the sources, as JSON; their paths are relative to the project's folder. */
  readonly map: string;
  /** Files that went in, by their path below the project's folder, with the bytes that each has in the code. */
  readonly inputs: readonly { readonly file: string; readonly bytes: number }[];
  /** Every file that was read, also those of which nothing is in the code. */
  readonly read: readonly string[];
  /** What the code still requires: dependencies, Node's own modules, `actions:NAME`. */
  readonly required: readonly string[];
}

export interface BuildOutcome {
  readonly built?: Built;
  readonly problems: readonly Problem[];
}

/**
 * Bundles an Action into one CommonJS text for Node.js 22, readable as Auth0's editor shows it, with packages from its
 * dependencies left to `require`. The same bytes on every machine: no path in it depends on where the project is.
 */
export async function buildAction(root: string, action: BundledFile): Promise<BuildOutcome> {
  try {
    return outcomeOf(await esbuild().build(actionOptions(root, action)));
  } catch (error) {
    return failureOf(error);
  }
}

/**
 * The same at once, for a unit test, whose runner cannot wait. `import()` becomes `require`, because jest has no other:
 * the one difference from what is deployed.
 */
export function buildActionForTest(root: string, action: BundledFile): BuildOutcome {
  try {
    const supported = { 'dynamic-import': false };
    return outcomeOf(esbuild().buildSync({ ...actionOptions(root, action), supported }));
  } catch (error) {
    return failureOf(error);
  }
}

function outcomeOf({
  outputFiles,
  metafile,
  warnings,
}: BuildResult<ReturnType<typeof actionOptions>>): BuildOutcome {
  const text = (ending: string) => outputFiles.find(({ path }) => path.endsWith(ending))?.text ?? '';
  const built = { code: text(BUNDLE), map: text(`${BUNDLE}.map`), ...filesOf(metafile) };
  return { built, problems: esbuildProblems([], warnings) };
}

function failureOf(error: unknown): BuildOutcome {
  if (!isBuildFailure(error)) throw error;
  return { problems: esbuildProblems(error.errors, error.warnings) };
}

function filesOf(metafile: Metafile): Pick<Built, 'inputs' | 'read' | 'required'> {
  const { inputs = {}, imports = [] } = metafile.outputs[BUNDLE] ?? {};
  const files = Object.entries(inputs)
    .map(([file, { bytesInOutput }]) => ({ file, bytes: bytesInOutput }))
    .sort((a, b) => b.bytes - a.bytes || (a.file < b.file ? -1 : 1));
  return {
    inputs: files,
    read: Object.keys(metafile.inputs),
    required: [...new Set(imports.map(({ path }) => path))],
  };
}

function isBuildFailure(error: unknown): error is BuildFailure {
  return isNativeError(error) && 'errors' in error && 'warnings' in error;
}
