import { nearest } from '../../core/nearest.ts';
import { problem } from '../../core/problem.ts';
import { TRIGGERS, versionsOf } from '../actions/triggers.ts';
import type { Report } from '../report.ts';
import { positionOf } from '../source.ts';
import { child, type Entry, itemsOf, type Tree, textOf } from '../tree.ts';
import { isUnknown } from './check-tree.ts';
import type { Targets } from './targets.ts';

/** Reports bindings of `triggers` to Actions that do not exist or have another trigger. */
export function checkBindings(targets: Targets, report: Report): void {
  const triggers = child(targets.root, 'triggers');
  if (triggers?.kind !== 'table') return;
  for (const entry of triggers.entries.values()) {
    if (versionsOf(entry.key)) checkTrigger(entry, targets, report);
    else {
      const known = Object.keys(TRIGGERS);
      const facts = { trigger: entry.key, nearest: nearest(entry.key, known), known };
      report(problem('unknown-trigger', facts, positionOf(entry.keyAt)));
    }
  }
}

function checkTrigger({ key, value }: Entry, targets: Targets, report: Report): void {
  for (const binding of itemsOf(value)) {
    const place = child(binding, 'action_name');
    const name = textOf(place);
    if (!place || name === undefined || isUnknown(place)) continue;
    const found = actionNamed(name, targets);
    if (found) reportMismatch(found, { name, bound: key, place }, report);
    else if (targets.isComplete('actions'))
      report(problem('unknown-reference', missing(name, targets), positionOf(place.at)));
  }
}

function missing(name: string, targets: Targets) {
  const leftOut = targets.isLeftOut({ to: ['actions'], by: 'name' }, name);
  return { what: 'Action', name, leftOut, nearest: nearest(name, targets.names('actions', 'name')) };
}

function reportMismatch(
  action: Tree,
  { name, bound, place }: { name: string; bound: string; place: Tree },
  report: Report,
): void {
  const native = itemsOf(child(action, 'supported_triggers'))[0];
  const trigger = textOf(child(action, 'trigger')) ?? textOf(child(native, 'id'));
  // An Action whose own trigger is wrong is reported there.
  if (trigger === undefined || trigger === bound || !versionsOf(trigger)) return;
  report(problem('binding-mismatch', { action: name, trigger, bound }, positionOf(place.at)));
}

function actionNamed(name: string, { root }: Targets): Tree | undefined {
  return itemsOf(child(root, 'actions')).find((action) => textOf(child(action, 'name')) === name);
}
