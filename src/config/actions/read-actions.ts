import { problem } from '../../core/problem.ts';
import { checkTree } from '../check/check-tree.ts';
import { describeFound } from '../check/describe.ts';
import { checkDuplicates } from '../check/duplicates.ts';
import { fieldsIn } from '../check/fields.ts';
import { checkReferences } from '../check/references.ts';
import type { Targets } from '../check/targets.ts';
import type { ActionEntry } from '../project.ts';
import type { Report } from '../report.ts';
import { positionOf } from '../source.ts';
import { child, itemsOf, type Tree, toData } from '../tree.ts';
import { type LockedVersion, readLockedVersions } from './locked-versions.ts';
import { readAction } from './read-action.ts';
import { exportedEntry, sourceEntry } from './schema.ts';

export interface ActionOptions {
  readonly root: string;
  readonly strict: boolean;
  readonly targets: Targets;
  readonly report: Report;
}

export interface ActionContext extends ActionOptions {
  readonly version: LockedVersion;
}

/** The Actions of the key `actions`, checked. An entry that is too broken to name its file is left out. */
export async function readActions(actions: Tree | undefined, options: ActionOptions): Promise<ActionEntry[]> {
  if (!actions) return [];
  if (actions.kind !== 'list') {
    const facts = { key: 'actions', expected: 'a list of Actions', found: describeFound(toData(actions)) };
    options.report(problem('wrong-type', facts, positionOf(actions.at)));
    return [];
  }
  checkDuplicates('actions', ['name'], actions, options.report);
  const isNeeded = itemsOf(actions).some((item) => itemsOf(child(item, 'dependencies')).length > 0);
  const context = {
    ...options,
    version: isNeeded ? await readLockedVersions(options.root) : () => undefined,
  };
  const entries = await Promise.all(itemsOf(actions).map((item) => readEntry(item, context)));
  return entries.filter((entry) => entry !== undefined);
}

function readEntry(item: Tree, context: ActionContext): Promise<ActionEntry | undefined> {
  const exported = child(item, 'code') !== undefined && child(item, 'source') === undefined;
  const { strict, targets, report } = context;
  const schema = exported ? exportedEntry : sourceEntry;
  checkTree(schema, item, { where: 'actions', strict, report });
  checkReferences(fieldsIn(schema, item), { targets, strict, lenient: false, report });
  return readAction(item, exported, context);
}
