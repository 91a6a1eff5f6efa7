import { SourceMap } from 'node:module';
import type { ActionEntry } from '../../config/project.ts';
import type { Position } from '../../core/position.ts';
import { type Problem, problem } from '../../core/problem.ts';
import type { Built } from './build-action.ts';
import { checkHandlers } from './check-handlers.ts';
import { HEADER_LINES } from './header.ts';
import type { Loaded } from './load/messages.ts';
import { positionOfLine, positionOfMatch } from './source-position.ts';

/** What loading a bundle has shown: it throws, or does not export the trigger's handler as an async function. */
export function checkLoading(
  root: string,
  action: ActionEntry,
  map: string,
  loaded: Loaded,
): readonly Problem[] {
  if ('functions' in loaded) return checkHandlers(root, action, loaded);
  const at = original(root, map, loaded) ?? positionOfMatch(root, action.source, /^/);
  return [problem('action-load', { reason: loaded.error.replace(/\.$/, '') }, at)];
}

function original(
  root: string,
  map: Built['map'],
  { line, column = 1 }: { readonly line?: number; readonly column?: number },
): Position | undefined {
  if (line === undefined || map === '') return undefined;
  const entry = new SourceMap(JSON.parse(map)).findEntry(line - HEADER_LINES - 1, column - 1);
  if (!('originalSource' in entry)) return undefined;
  return positionOfLine(root, {
    file: entry.originalSource,
    line: entry.originalLine + 1,
    col: entry.originalColumn + 1,
  });
}
