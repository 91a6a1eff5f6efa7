import { readFileSync } from 'node:fs';
import { fail } from '../../core/problem.ts';
import type { Kind } from '../../resources/kind.ts';
import { kinds as allKinds } from '../../resources/table.ts';
import { Fork } from './fork.ts';
import { FORMAT_VERSION, type SavedFork, savedFork } from './saved-fork.ts';
import type { Upstream } from './upstream.ts';

/**
 * The fork that was saved in a file. It has no upstream: asking for what is not in the file is an error that names it,
 * but for people, of whom there are then none.
 * Raises `fork-unreadable`; the fork raises `fork-lacks`.
 */
export function forkFrom(file: string, kinds: readonly Kind[] = allKinds): Fork {
  const saved = read(file);
  const fork = new Fork(nothingBut(file, saved), kinds);
  for (const [path, { whole, missing, documents }] of Object.entries(saved.paths)) {
    if (whole) fork.documents.loadAll(path, documents);
    else for (const [id, doc] of documents) fork.documents.loadOne(path, id, doc);
    for (const id of missing) fork.documents.known.add(path, id);
  }
  for (const search of saved.searches) fork.documents.known.addSearch(search);
  for (const [path, answer] of Object.entries(saved.refusals)) fork.refusals.add(path, answer);
  for (const [what, numbers] of Object.entries(saved.counted ?? {})) fork.counted.set(what, numbers);
  return fork;
}

function read(file: string): SavedFork {
  const parsed = savedFork.safeParse(json(file));
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0];
  const reason =
    issue?.path[0] === 'formatVersion'
      ? `it is not of format ${FORMAT_VERSION}`
      : `it has something else than expected at ${issue?.path.join('.') || 'the top'}`;
  return fail('fork-unreadable', { file, reason });
}

function json(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    return fail('fork-unreadable', {
      file,
      reason: error instanceof SyntaxError ? 'it is not JSON' : reasonOf(error),
    });
  }
}

function reasonOf(error: unknown): string {
  return (error as { code?: string }).code === 'ENOENT'
    ? 'there is no such file'
    : String((error as Error).message);
}

function nothingBut(file: string, { domain, clientId }: SavedFork): Upstream {
  return {
    domain,
    clientId,
    requests: 0,
    peopleless: true,
    get: async (path) => fail('fork-lacks', { file, path: path.replace(/\?.*$/, '') }),
    close() {},
  };
}
