import { SourceMap } from 'node:module';
import type { Outcome } from '../../actions/runtime/runner.ts';
import type { ActionMaps } from './action-codes.ts';

/** A place in the code of an Action: its name, line and column. */
const PLACE = /([^\s()]+)\.js:(\d+):(\d+)/g;

/** An outcome whose errors show the lines of the Actions' TypeScript files, and not those of their bundles. */
export function withMappedStacks(outcome: Outcome, maps: ActionMaps): Outcome {
  const executions = outcome.executions.map((execution) => {
    const { stack, ...error } = execution.error ?? { name: '', message: '' };
    if (stack === undefined) return execution;
    return { ...execution, error: { ...error, stack: mappedStack(stack, maps) } };
  });
  return { ...outcome, executions };
}

function mappedStack(stack: string, maps: ActionMaps): string {
  return stack.replace(PLACE, (place: string, action: string, line: string, column: string) => {
    const map = maps[action];
    return (map && placeIn(map, Number(line), Number(column))) ?? place;
  });
}

function placeIn(map: string, line: number, column: number): string | undefined {
  const entry = new SourceMap(JSON.parse(map)).findEntry(line - 1, column - 1);
  if (!('originalSource' in entry)) return undefined;
  return `${entry.originalSource}:${entry.originalLine + 1}:${entry.originalColumn + 1}`;
}
