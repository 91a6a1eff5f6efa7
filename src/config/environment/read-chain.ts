import { nearest } from '../../core/nearest.ts';
import { problem } from '../../core/problem.ts';
import { checkTree } from '../check/check-tree.ts';
import { readSourceSync } from '../read-source.ts';
import type { Report } from '../report.ts';
import { positionOf, type Span } from '../source.ts';
import { child, type Tree, textOf } from '../tree.ts';
import { parseYaml } from '../yaml/parse-yaml.ts';
import { environmentFile, localEnvironmentFile } from './schema.ts';

export const ENVIRONMENTS = 'tenant/environments';

export interface ChainOptions {
  readonly root: string;
  /** Every environment there is. */
  readonly known: readonly string[];
  readonly report: Report;
}

/** An environment's file and those that it extends, nearest first; `whole` is false where one of them cannot be read. */
export interface Chain {
  readonly files: readonly { readonly name: string; readonly tree: Tree }[];
  readonly whole: boolean;
}

/** Reads `tenant/environments/NAME.yaml` and what it extends. Problems: `unknown-environment`, `environment-cycle`, those of the files. */
export function readChain(name: string, options: ChainOptions): Chain {
  const files: { name: string; tree: Tree }[] = [];
  let next: { name: string; at?: Span } | undefined = { name };
  while (next) {
    const refused: boolean = !isReadable(
      next,
      files.map((file) => file.name),
      options,
    );
    const tree: Tree | undefined = refused ? undefined : readOne(next.name, options);
    if (!tree) return { files, whole: false };
    files.push({ name: next.name, tree });
    next = extended(tree);
  }
  return { files, whole: true };
}

function extended(tree: Tree): { name: string; at: Span } | undefined {
  const value = child(tree, 'extends');
  const name = textOf(value);
  return value && name !== undefined ? { name, at: value.at } : undefined;
}

function isReadable(
  next: { name: string; at?: Span },
  seen: readonly string[],
  { known, report }: ChainOptions,
): boolean {
  const at = next.at && positionOf(next.at);
  if (seen.includes(next.name)) {
    report(problem('environment-cycle', { chain: [...seen, next.name].join(' → ') }, at));
    return false;
  }
  if (known.includes(next.name)) return true;
  const facts = { name: next.name, known: known.join(', '), nearest: nearest(next.name, known) };
  report(problem('unknown-environment', facts, at));
  return false;
}

function readOne(name: string, { root, report }: ChainOptions): Tree | undefined {
  const file = `${ENVIRONMENTS}/${name}.yaml`;
  let broken = false;
  const source = readSourceSync(root, file, (one) => {
    broken = true;
    report(one);
  });
  if (broken) return undefined;
  // The local environment is there without a file, too.
  const tree = parseYaml(source ?? { file, text: '' }, report);
  const schema = name === 'local' ? localEnvironmentFile : environmentFile;
  if (tree) checkTree(schema, tree, { where: file, strict: true, report });
  return tree;
}
