import type * as z from 'zod';
import { nearest } from '../../core/nearest.ts';
import { type Problem, problem } from '../../core/problem.ts';
import { NOT_COMPARED } from '../keywords/keywords.ts';
import type { Report } from '../report.ts';
import { positionOf, type Span } from '../source.ts';
import { type Path, type Tree, toData, treeAt } from '../tree.ts';
import { describe, describeFound } from './describe.ts';
import { explain, type Finding } from './explain.ts';
import { keysOf, wordsOf } from './schema.ts';

export interface CheckOptions {
  /** What the tree is: `roles`, `tenant/environments/local.yaml`. Messages put the keys of its parts behind it. */
  readonly where: string;
  /** False where a key that the schema does not have is a warning. */
  readonly strict: boolean;
  readonly report: Report;
}

/** What is wrong at one place of a tree. */
interface Place {
  readonly tree: Tree;
  readonly finding: Finding;
  readonly where: string;
  readonly key: string;
  readonly strict: boolean;
}

/** Reports all that the schema has against the tree, each at its place. */
export function checkTree(schema: z.ZodType, tree: Tree, { where, strict, report }: CheckOptions): void {
  for (const finding of explain(schema, toData(tree))) {
    if (isUnknown(treeAt(tree, finding.path))) continue;
    const key = String(finding.path.findLast((step) => typeof step === 'string') ?? where);
    for (const one of problemsOf({ tree, finding, where, key, strict })) report(one);
  }
}

function problemsOf(place: Place): Problem[] {
  const { finding, tree } = place;
  if (finding.issue.code === 'unrecognized_keys')
    return finding.issue.keys.map((key) => unknownKey(place, key));
  const found = treeAt(tree, finding.path);
  if (!found) return [missingKey(place)];
  if (finding.issue.code === 'invalid_key')
    return [refused(place, keySpan(tree, finding.path), finding.issue)];
  return [wrong(place, found)];
}

function wrong(place: Place, found: Tree): Problem {
  const { finding, key } = place;
  const words = wordsOf(finding.schema);
  const value = toData(found);
  const at = positionOf(found.at);
  if (words.length > 0 && typeof value === 'string') {
    const facts = { key, found: JSON.stringify(value), allowed: words, nearest: nearest(value, words) };
    return problem('wrong-value', facts, at);
  }
  if (TYPE_ISSUES.has(finding.issue.code)) {
    return problem(
      'wrong-type',
      { key, expected: describe(finding.schema), found: describeFound(value) },
      at,
    );
  }
  return refused(place, found.at, finding.issue);
}

const TYPE_ISSUES: ReadonlySet<string> = new Set(['invalid_type', 'invalid_value', 'invalid_union']);

function unknownKey({ tree, finding, where, strict }: Place, key: string): Problem {
  const facts = {
    key,
    where: `\`${[where, ...names(finding.path)].join('.')}\``,
    nearest: nearest(key, keysOf(finding.schema)),
  };
  return problem(
    'unknown-key',
    facts,
    positionOf(keySpan(tree, [...finding.path, key])),
    strict ? 'error' : 'warning',
  );
}

function missingKey({ tree, finding, where }: Place): Problem {
  const parents = finding.path.slice(0, -1);
  const parent = treeAt(tree, parents) ?? tree;
  const facts = {
    key: String(finding.path.at(-1)),
    where: `\`${[where, ...names(parents)].join('.')}\``,
    expected: describe(finding.schema),
  };
  return problem('missing-key', facts, positionOf(parent.at));
}

function refused({ key }: Place, at: Span, issue: z.core.$ZodIssue): Problem {
  const reason = REASONS[issue.code]?.(issue) ?? lowered(issue.message);
  return problem('value-refused', { key, reason }, positionOf(at));
}

/** zod's sentences are for programmers. */
const REASONS: Partial<Record<string, (issue: z.core.$ZodIssue) => string>> = {
  too_small: (issue) =>
    issue.code === 'too_small' ? `it is less than ${limit(issue.minimum, issue.origin)}` : '',
  too_big: (issue) =>
    issue.code === 'too_big' ? `it is more than ${limit(issue.maximum, issue.origin)}` : '',
  invalid_key: (issue) =>
    issue.code === 'invalid_key' ? lowered(issue.issues[0]?.message ?? issue.message) : '',
};

function limit(bound: number | bigint, origin: string): string {
  const unit = { string: 'character', array: 'item', set: 'item', object: 'key' }[origin];
  return unit ? `${bound} ${unit}${bound === 1 ? '' : 's'}` : String(bound);
}

function lowered(message: string): string {
  return message.charAt(0).toLowerCase() + message.slice(1);
}

function names(path: Path): string[] {
  return path.filter((step) => typeof step === 'string');
}

function keySpan(tree: Tree, path: Path): Span {
  const parent = treeAt(tree, path.slice(0, -1));
  const entry = parent?.kind === 'table' ? parent.entries.get(String(path.at(-1))) : undefined;
  return entry?.keyAt ?? parent?.at ?? tree.at;
}

/** True for a text that a keyword without a known value is part of. */
export function isUnknown(tree: Tree | undefined): boolean {
  return tree?.kind === 'leaf' && typeof tree.value === 'string' && tree.value.includes(NOT_COMPARED);
}
