import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { readEnvironment } from '../../config/environment/read-environment.ts';
import { readSourceSync } from '../../config/read-source.ts';
import { child, itemsOf, type Tree, textOf } from '../../config/tree.ts';
import { parseYaml } from '../../config/yaml/parse-yaml.ts';
import { type Problem, ProblemError } from '../../core/problem.ts';
import type { ActionFacts, KeywordValues, ModuleFacts } from './facts.ts';

// A bundle of its own (facts.ts): with the YAML parser and the schemas it is as large as all the rest of the transform.

/** The entries of `actions` and `actionModules` in tenant/, as far as they can be read: `validate` tells what is wrong. */
export function readEntries(root: string): { actions: ActionFacts[]; modules: ModuleFacts[] } {
  const files = readdirSync(join(root, 'tenant')).filter((name) => /\.ya?ml$/.test(name));
  const trees = files.map((name) => readTree(root, `tenant/${name}`));
  return {
    actions: trees.flatMap((tree) => itemsOf(child(tree, 'actions')).flatMap((one) => actionOf(one) ?? [])),
    modules: trees.flatMap((tree) =>
      itemsOf(child(tree, 'actionModules')).flatMap((one) => moduleOf(one) ?? []),
    ),
  };
}

const KEYS = /^["']?(?:actions|actionModules)["']?\s*:/m;

function readTree(root: string, file: string): Tree | undefined {
  const source = readSourceSync(root, file, () => {});
  return source && KEYS.test(source.text) ? parseYaml(source, () => {}) : undefined;
}

function actionOf(entry: Tree): ActionFacts | undefined {
  const source = textOf(child(entry, 'source'));
  if (source === undefined) return undefined;
  const dependencies = itemsOf(child(entry, 'dependencies')).flatMap((one) => textOf(one) ?? []);
  return { source, dependencies: dependencies.map((name) => ({ name })) };
}

function moduleOf(entry: Tree): ModuleFacts | undefined {
  const name = textOf(child(entry, 'name'));
  const code = textOf(child(entry, 'code'));
  if (name === undefined || code === undefined) return undefined;
  const secrets = itemsOf(child(entry, 'secrets')).flatMap((one) => {
    const secret = textOf(child(one, 'name'));
    return secret === undefined ? [] : [[secret, textOf(child(one, 'value')) ?? ''] as const];
  });
  return { name, code, secrets: Object.fromEntries(secrets) };
}

/**
 * The keywords of an environment with their values. A `secret` is not among the values: what is kept for the next run
 * must not hold one. Raises the problems of the environment's files.
 */
export function readKeywords(root: string, name: string): KeywordValues {
  return Object.fromEntries(
    [...environmentOf(root, name).keywords.values()].map(([keyword, { value }]) => [keyword, value]),
  );
}

/** Why a text's keywords cannot be replaced; for an error that says where they stand. */
export function keywordProblems(root: string, name: string, text: string, file: string): readonly Problem[] {
  const problems: Problem[] = [];
  const source = { file, text };
  const span = (offset: number, length: number) => ({ source, start: offset, end: offset + length });
  environmentOf(root, name).keywords.replaceIn(text, span, (one) => problems.push(one));
  return problems;
}

function environmentOf(root: string, name: string) {
  const problems: Problem[] = [];
  const read = readEnvironment({
    root,
    name,
    env: {},
    needCredentials: false,
    needSecrets: false,
    report: (one) => problems.push(one),
  });
  if (problems.some(({ severity }) => severity === 'error')) throw new ProblemError(problems);
  return read;
}
