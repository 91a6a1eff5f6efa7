import { type BuildFailure, build, type Metafile } from 'esbuild';
import type { ActionEntry } from '../../config/project.ts';
import type { Problem } from '../../core/problem.ts';
import { esbuildProblems } from './esbuild-problems.ts';

/** What esbuild made of an Action, before keywords are replaced. */
export interface Built {
  readonly code: string;
  /** From the code back to the sources, as JSON. */
  readonly map: string;
  /** Files that went in, by their path below the project's folder, with the bytes that each has in the code. */
  readonly inputs: readonly { readonly file: string; readonly bytes: number }[];
}

/**
 * Bundles an Action into one CommonJS text for Node.js 22, readable as Auth0's editor shows it, with packages from its
 * dependencies left to `require`. The same bytes on every machine: no path in it depends on where the project is.
 */
export async function buildAction(
  root: string,
  { source, dependencies }: Pick<ActionEntry, 'source' | 'dependencies'>,
): Promise<{ readonly built?: Built; readonly problems: readonly Problem[] }> {
  try {
    const { outputFiles, metafile, warnings } = await build({
      absWorkingDir: root,
      entryPoints: [`./${source}`],
      outfile: 'action.js',
      bundle: true,
      platform: 'node',
      format: 'cjs',
      target: 'node22',
      external: [...dependencies.map(({ name }) => name), 'actions:*'],
      charset: 'utf8',
      legalComments: 'none',
      tsconfigRaw: {},
      sourcemap: 'external',
      metafile: true,
      write: false,
      logLevel: 'silent',
    });
    const text = (ending: string) => outputFiles.find(({ path }) => path.endsWith(ending))?.text ?? '';
    const built = { code: text('action.js'), map: text('action.js.map'), inputs: inputsOf(metafile) };
    return { built, problems: esbuildProblems([], warnings) };
  } catch (error) {
    if (!isBuildFailure(error)) throw error;
    return { problems: esbuildProblems(error.errors, error.warnings) };
  }
}

function inputsOf({ outputs }: Metafile): Built['inputs'] {
  const inputs = outputs['action.js']?.inputs ?? {};
  return Object.entries(inputs)
    .map(([file, { bytesInOutput }]) => ({ file, bytes: bytesInOutput }))
    .sort((a, b) => b.bytes - a.bytes || (a.file < b.file ? -1 : 1));
}

function isBuildFailure(error: unknown): error is BuildFailure {
  return error instanceof Error && 'errors' in error && 'warnings' in error;
}
