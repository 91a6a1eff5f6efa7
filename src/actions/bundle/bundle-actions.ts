import type { ActionEntry, Project } from '../../config/project.ts';
import type { Problem } from '../../core/problem.ts';
import type { Built } from './build-action.ts';
import { buildRemembered, ownFiles } from './build-remembered.ts';
import { checkDependencies } from './check-dependencies.ts';
import { checkLoading } from './check-loading.ts';
import { checkSecrets } from './check-secrets.ts';
import { checkSize } from './check-size.ts';
import { withHeader, withHeaderLines } from './header.ts';
import { loadBundles, warmUp } from './load/load-bundles.ts';
import { sourceText } from './source-position.ts';

/** An Action as it is uploaded. */
export interface Bundle {
  readonly action: ActionEntry;
  readonly code: string;
  /** SHA-256 of the code without its header, in hex. */
  readonly hash: string;
  readonly bytes: number;
  /** The files that it was made of, by their path in the project's folder, without those of packages. */
  readonly inputs: readonly string[];
  /** From the code back to the sources, as JSON; empty for code that is uploaded as it stands. */
  readonly map: string;
}

type Source = Pick<Project, 'root' | 'actions' | 'replaceKeywords'>;

/** A bundle with what the checks need. */
interface Candidate extends Bundle {
  readonly built: Built;
}

/**
 * Bundles the Actions of a project and checks what came out: exports, size, keywords, that it can be loaded. An Action
 * that cannot be bundled has no bundle; one that fails a check has both. Problems of a file that several share come once.
 */
export async function bundleActions(
  project: Source,
): Promise<{ readonly bundles: readonly Bundle[]; readonly problems: readonly Problem[] }> {
  if (project.actions.length > 0) warmUp();
  const made = await Promise.all(project.actions.map((action) => make(project, action)));
  const candidates = made.flatMap(({ candidate }) => candidate ?? []);
  const loaded = await loadBundles(
    candidates.map(({ action, code }) => ({ code, packages: action.dependencies.map(({ name }) => name) })),
  );
  const found = candidates.flatMap((one, index) => {
    const result = loaded[index];
    return [
      ...checkSize(one.action, one.bytes, one.built.inputs),
      ...checkDependencies(project.root, one.action),
      ...(result ? checkLoading(project.root, one.action, one.built.map, result) : []),
    ];
  });
  return {
    bundles: candidates.map(({ built: _built, ...bundle }) => bundle),
    problems: withoutRepeats([...made.flatMap(({ problems }) => problems), ...found]),
  };
}

async function make(
  project: Source,
  action: ActionEntry,
): Promise<{ candidate?: Candidate; problems: readonly Problem[] }> {
  const { root, replaceKeywords } = project;
  const { built, problems } = action.asIs
    ? { built: asItIs(root, action), problems: [] }
    : await buildRemembered(root, action);
  if (!built) return { problems };
  const files = ownFiles(built.inputs.map(({ file }) => file));
  const unknown = files.flatMap((file) => replaceKeywords(sourceText(root, file), file).problems);
  const { text } = replaceKeywords(built.code, action.source);
  const { hash, code } = withHeader(action.source, text);
  const uploaded = action.asIs ? text : code;
  return {
    candidate: {
      action,
      code: uploaded,
      hash,
      bytes: Buffer.byteLength(uploaded),
      inputs: files,
      map: action.asIs ? '' : withHeaderLines(built.map),
      built,
    },
    problems: [...problems, ...unknown, ...checkSecrets(root, action, files, built.code)],
  };
}

/** An exported Action: JavaScript that is uploaded as it stands. */
function asItIs(root: string, { source }: ActionEntry): Built {
  const code = sourceText(root, source);
  return {
    code,
    map: '',
    inputs: [{ file: source, bytes: Buffer.byteLength(code) }],
    read: [source],
    required: [],
  };
}

function withoutRepeats(problems: readonly Problem[]): readonly Problem[] {
  return [...new Map(problems.map((one) => [JSON.stringify(one), one])).values()];
}
