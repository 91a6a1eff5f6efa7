import { shortHash } from '../../core/short-hash.ts';
import type { BundledFile } from './action-options.ts';
import { type BuildOutcome, buildAction } from './build-action.ts';
import { foldedKeywords } from './folded-keywords.ts';
import { isUnchanged, type Marks, marksOf } from './marks.ts';

interface Remembered {
  readonly dependencies: string;
  readonly marks: Marks;
  readonly outcome: BuildOutcome;
}

/** The last build of each Action: an edit of one does not bundle the others anew. */
const builds = new Map<string, Remembered>();

/** An Action's bundle, and what is wrong with it or with keywords in its files; made anew where one of its files has changed. */
export async function buildRemembered(root: string, action: BundledFile): Promise<BuildOutcome> {
  const id = shortHash(`${root}\0${action.source}`);
  const dependencies = JSON.stringify(action.dependencies);
  const last = builds.get(id);
  if (last?.dependencies === dependencies && isUnchanged(root, last.marks)) return last.outcome;
  const { built, problems } = await buildAction(root, action);
  if (!built) return { problems };
  const folded = await Promise.all(ownFiles(built.read).map((file) => foldedKeywords(root, file)));
  const outcome = { built, problems: [...problems, ...folded.flat()] };
  builds.set(id, { dependencies, marks: marksOf(root, built), outcome });
  return outcome;
}

/** Without those of packages. */
export const ownFiles = (files: readonly string[]): readonly string[] =>
  files.filter((file) => !file.includes('node_modules/'));
