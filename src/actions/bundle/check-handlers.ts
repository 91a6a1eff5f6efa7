import type { ActionEntry } from '../../config/project.ts';
import { nearest } from '../../core/nearest.ts';
import type { Position } from '../../core/position.ts';
import { type Problem, problem } from '../../core/problem.ts';
import { isTriggerId, triggers } from '../runtime/triggers/index.ts';
import type { Trigger } from '../runtime/triggers/trigger.ts';
import type { Loaded } from './load/messages.ts';
import { positionOfMatch } from './source-position.ts';

type Exported = Extract<Loaded, { functions: unknown }>;

/**
 * Compares what a bundle exports with the handlers of its Action's trigger. Auth0 loads an Action with a default export
 * or a mistyped handler without an error, and never runs it; a handler that is no async function fails in every run.
 */
export function checkHandlers(
  root: string,
  { trigger, source }: Pick<ActionEntry, 'trigger' | 'source'>,
  { functions: exported, async }: Exported,
): readonly Problem[] {
  if (!isTriggerId(trigger)) return [];
  const row = triggers[trigger];
  const wrong = exported.flatMap((name) => {
    const at = positionOfMatch(root, source, exportPattern(name));
    return wrongExport(row, name, exported, at) ?? notAsync(row, name, async, at) ?? [];
  });
  if (wrong.length > 0 || exported.includes(row.handlers[0])) return wrong;
  const facts = { trigger, handler: row.handlers[0], exported };
  return [problem('action-handler-missing', facts, positionOfMatch(root, source, /^/))];
}

function notAsync(
  { handlers }: Trigger,
  name: string,
  async: readonly string[],
  at: Position,
): Problem | undefined {
  if (!handlers.includes(name) || async.includes(name)) return undefined;
  return problem('action-handler-not-async', { handler: name }, at);
}

/** What is wrong with one export, if anything: an Action may export other things as well, for its tests. */
function wrongExport(
  row: Trigger,
  name: string,
  exported: readonly string[],
  at: Position,
): Problem | undefined {
  const handlers = row.handlers.filter((one) => one !== undefined);
  const [handler] = row.handlers;
  if (handlers.includes(name)) return undefined;
  if (name === 'default') return problem('action-default-export', { handler }, at);
  const other = Object.values(triggers).find((one) => one.handlers.includes(name));
  if (other) {
    return problem(
      'action-handler-of-other',
      { trigger: row.id, handler, exported: name, other: other.id },
      at,
    );
  }
  const meant = nearest(
    name,
    handlers.filter((one) => !exported.includes(one)),
  );
  if (meant === undefined) return undefined;
  return problem('action-handler-mistyped', { trigger: row.id, handler: meant, exported: name }, at);
}

/** Where a source exports a name: `export const onX`, `export { onX }`, `exports.onX =`, `export default`. */
function exportPattern(name: string): RegExp {
  if (name === 'default') return /(?<=\bexport\s+)default\b/;
  const word = name.replace(/\$/g, '\\$');
  return new RegExp(`(?<=\\bexport[^\\n]*[\\s{,.])${word}\\b|(?<=\\bexports\\.)${word}\\b|\\b${word}\\b`);
}
