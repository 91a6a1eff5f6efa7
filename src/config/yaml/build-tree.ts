import { isAlias, isMap, isScalar, isSeq, type ParsedNode, type YAMLMap } from 'yaml';
import { formatPosition } from '../../core/position.ts';
import { problem } from '../../core/problem.ts';
import type { Report } from '../report.ts';
import { positionOf, type Source, type Span } from '../source.ts';
import { type Entry, type Leaf, leaf, list, type Tree, table } from '../tree.ts';
import { unshield } from './shield.ts';

/** More than any tenant has, far less than aliases of aliases can make of a few lines. */
const MOST_VALUES = 200_000;

/** A parsed document as a tree, or undefined where it is no sane data, which is reported. */
export function buildTree(root: ParsedNode, source: Source, report: Report): Tree | undefined {
  const builder = new Builder(source, report);
  const tree = builder.build(root);
  return builder.failed ? undefined : tree;
}

class Builder {
  failed = false;
  readonly #anchors = new Map<string, Tree>();
  readonly #sizes = new Map<Tree, number>();

  constructor(
    readonly source: Source,
    readonly report: Report,
  ) {}

  build(node: ParsedNode): Tree {
    const tree = this.#convert(node);
    if (!isAlias(node) && node.anchor) this.#anchors.set(node.anchor, tree);
    return tree;
  }

  #convert(node: ParsedNode): Tree {
    const at = this.#span(node);
    if (isAlias(node)) return this.#alias(node.source, at);
    if (isMap(node)) return this.#sized(this.#table(node, at));
    if (isSeq(node))
      return this.#sized(
        list(
          node.items.map((item) => this.build(item as ParsedNode)),
          at,
        ),
      );
    return leaf(scalarValue(node.value), at);
  }

  #alias(name: string, at: Span): Tree {
    const tree = this.#anchors.get(name);
    if (tree) return tree;
    this.#fail(`\`*${name}\` refers to nothing above it`, at);
    return leaf(null, at);
  }

  #table(node: YAMLMap, at: Span): Tree {
    const entries = new Map<string, Entry>();
    const merged: Tree[] = [];
    for (const pair of node.items) {
      const key = pair.key as ParsedNode;
      const value = pair.value ? this.build(pair.value as ParsedNode) : leaf(null, this.#span(key));
      if (isScalar(key) && key.value === '<<' && key.type === 'PLAIN') merged.push(...this.#merges(value));
      else
        this.#add(entries, {
          key: this.#key(key),
          keyAt: this.#span(key),
          value: placed(value, this.#span(key)),
        });
    }
    const first = entries.values().next().value?.keyAt;
    for (const entry of merged.flatMap(entriesOf)) if (!entries.has(entry.key)) entries.set(entry.key, entry);
    return table(entries.values(), first ?? { ...at, end: at.start + 1 });
  }

  #add(entries: Map<string, Entry>, entry: Entry): void {
    const before = entries.get(entry.key);
    if (!before) entries.set(entry.key, entry);
    else {
      const first = formatPosition(positionOf(before.keyAt));
      this.report(problem('setting-twice', { key: entry.key, first }, positionOf(entry.keyAt)));
    }
  }

  #key(key: ParsedNode): string {
    // No resource has it, and half of all programs stumble over it.
    if (isScalar(key) && key.value === '__proto__')
      this.#fail('a key cannot be `__proto__`', this.#span(key));
    if (isScalar(key) && key.value !== null) return unshield(String(key.value));
    this.#fail('a key must be a word', this.#span(key));
    return '';
  }

  #merges(value: Tree): readonly Tree[] {
    const sources = value.kind === 'list' ? value.items : [value];
    for (const one of sources) if (one.kind !== 'table') this.#fail('`<<` takes objects only', one.at);
    return sources;
  }

  #sized(tree: Tree): Tree {
    const size = childrenOf(tree).reduce((sum, part) => sum + (this.#sizes.get(part) ?? 1), 1);
    this.#sizes.set(tree, size);
    if (size > MOST_VALUES && !this.failed)
      this.#fail(`its aliases make more than ${MOST_VALUES} values of it`, tree.at);
    return tree;
  }

  #fail(reason: string, at: Span): void {
    this.failed = true;
    this.report(problem('yaml-syntax', { reason }, positionOf(at)));
  }

  #span(node: ParsedNode): Span {
    const [start, end] = node.range;
    return { source: this.source, start, end };
  }
}

/** A key without a value has its null where the next key begins: shown at the key. */
function placed(value: Tree, keyAt: Span): Tree {
  return value.kind === 'leaf' && value.at.start === value.at.end ? { ...value, at: keyAt } : value;
}

function scalarValue(value: unknown): Leaf['value'] {
  if (typeof value === 'string') return unshield(value);
  return typeof value === 'number' || typeof value === 'boolean' ? value : null;
}

function childrenOf(tree: Tree): readonly Tree[] {
  if (tree.kind === 'list') return tree.items;
  return tree.kind === 'table' ? [...tree.entries.values()].map((entry) => entry.value) : [];
}

function entriesOf(tree: Tree): readonly Entry[] {
  return tree.kind === 'table' ? [...tree.entries.values()] : [];
}
