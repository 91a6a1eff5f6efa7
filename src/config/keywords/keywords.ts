import type { Json } from '../../core/json.ts';
import { keepSecret } from '../../core/mask.ts';
import { nearest } from '../../core/nearest.ts';
import { type Problem, problem } from '../../core/problem.ts';
import { positionOf, type Span } from '../source.ts';
import { fromData, type Tree, textOf, toData } from '../tree.ts';
import { keywordsIn, usesOf, wholeKeyword } from './pattern.ts';

/**
 * What a keyword is replaced with where its value is not known: a plan without the secret, or an error that is
 * reported already. Checks pass over texts that hold it, and a plan says "not compared".
 */
export const NOT_COMPARED = '«not compared»';

/** A keyword of an environment file: exactly one of `value` and `secret` is there. */
export interface Declaration {
  readonly name: string;
  readonly at: Span;
  readonly value?: Tree;
  /** The environment variable that holds the value. */
  readonly secret?: string;
}

export interface KeywordOptions {
  readonly env: Readonly<Record<string, string | undefined>>;
  /** False where a secret may be absent: its value is NOT_COMPARED then. */
  readonly needSecrets: boolean;
  /** Where keywords are declared; undefined where the environment cannot be read, and any keyword will do. */
  readonly declaredIn: string | undefined;
}

type Resolved = { readonly value: Json } | { readonly problem: (at: Span) => Problem };

/** The keywords of an environment: replaces them, and remembers which were used. */
export class Keywords {
  readonly #declarations: ReadonlyMap<string, Declaration>;
  readonly #options: KeywordOptions;
  readonly #resolved = new Map<string, Resolved>();
  readonly #resolving = new Set<string>();
  readonly #used = new Set<string>();

  constructor(declarations: ReadonlyMap<string, Declaration>, options: KeywordOptions) {
    this.#declarations = declarations;
    this.#options = options;
  }

  /** Remembers the keywords of a text that is not replaced here, so that they do not count as unused. */
  note(text: string): void {
    for (const name of keywordsIn(text)) this.#used.add(name);
  }

  /** The text with its keywords replaced. `at` gives the place of a use by its offset in the text and its length. */
  replaceIn(
    text: string,
    at: (offset: number, length: number) => Span,
    report: (problem: Problem) => void,
  ): string {
    return text.replace(usesOf(), (...match: unknown[]) => {
      const [marker, single, double, bare, hash, offset] = match;
      const place = at(Number(offset), String(marker).length);
      if (typeof hash === 'string') return this.#asText(hash, place, report);
      return JSON.stringify(this.#value(String(single ?? double ?? bare), place, report));
    });
  }

  /** The tree with the keywords of its texts and keys replaced; a value that is nothing but `@@NAME@@` becomes that value. */
  replaceTree(tree: Tree, report: (problem: Problem) => void): Tree {
    if (tree.kind === 'list') {
      return { ...tree, items: tree.items.map((item) => this.replaceTree(item, report)) };
    }
    if (tree.kind === 'table') return this.#replaceTable(tree, report);
    const text = textOf(tree);
    if (text === undefined) return tree;
    const name = wholeKeyword(text);
    if (name) return fromData(this.#value(name, tree.at, report), tree.at);
    return { ...tree, value: this.replaceIn(text, placesIn(tree.at, text), report) };
  }

  /** Every keyword that has a value, for whoever shows an environment. */
  values(): ReadonlyMap<string, { readonly value: Json; readonly secret: boolean }> {
    const values = new Map<string, { value: Json; secret: boolean }>();
    for (const { name, secret } of this.#declarations.values()) {
      const resolved = this.#resolve(name);
      if ('value' in resolved) values.set(name, { value: resolved.value, secret: secret !== undefined });
    }
    return values;
  }

  /** A warning for each keyword that nothing has used so far. */
  unused(): Problem[] {
    const unused = [...this.#declarations.values()].filter(({ name }) => !this.#used.has(name));
    return unused.map(({ name, at }) => problem('keyword-unused', { name }, positionOf(at), 'warning'));
  }

  #replaceTable(tree: Extract<Tree, { kind: 'table' }>, report: (problem: Problem) => void): Tree {
    const entries = [...tree.entries.values()].map(({ key, keyAt, value }) => {
      const replaced = this.replaceIn(key, placesIn(keyAt, key), report);
      return [replaced, { key: replaced, keyAt, value: this.replaceTree(value, report) }] as const;
    });
    return { ...tree, entries: new Map(entries) };
  }

  #asText(name: string, at: Span, report: (problem: Problem) => void): string {
    const value = this.#value(name, at, report);
    if (value !== null && typeof value !== 'object') return String(value);
    report(
      problem(
        'keyword-not-text',
        { name, found: value === null ? 'nothing' : 'a list or an object' },
        positionOf(at),
      ),
    );
    return NOT_COMPARED;
  }

  #value(name: string, at: Span, report: (problem: Problem) => void): Json {
    this.#used.add(name);
    const resolved = this.#resolve(name);
    if ('value' in resolved) return resolved.value;
    report(resolved.problem(at));
    return NOT_COMPARED;
  }

  #resolve(name: string): Resolved {
    const known = this.#resolved.get(name);
    if (known) return known;
    if (this.#resolving.has(name))
      return { problem: (at) => problem('keyword-cycle', { name }, positionOf(at)) };
    this.#resolving.add(name);
    const resolved = this.#compute(name);
    this.#resolving.delete(name);
    this.#resolved.set(name, resolved);
    return resolved;
  }

  #compute(name: string): Resolved {
    const declaration = this.#declarations.get(name);
    if (!declaration) return this.#undeclared(name);
    if (declaration.secret) return this.#secret(name, declaration.secret);
    return declaration.value ? this.#nested(declaration.value) : { value: null };
  }

  /** A keyword's value may use other keywords; what is wrong there is told at every use of the keyword. */
  #nested(value: Tree): Resolved {
    const problems: Problem[] = [];
    const replaced = this.replaceTree(value, (one) => problems.push(one));
    const [first] = problems;
    return first ? { problem: () => first } : { value: toData(replaced) };
  }

  #undeclared(name: string): Resolved {
    const file = this.#options.declaredIn;
    if (file === undefined) return { value: NOT_COMPARED };
    const near = nearest(name, this.#declarations.keys());
    return { problem: (at) => problem('keyword-undeclared', { name, file, nearest: near }, positionOf(at)) };
  }

  #secret(name: string, variable: string): Resolved {
    // An empty variable is what a CI system makes of a secret that it does not know.
    const value = this.#options.env[variable];
    if (value) return { value: keepSecret(value) };
    if (!this.#options.needSecrets) return { value: NOT_COMPARED };
    return { problem: (at) => problem('keyword-without-value', { name, variable }, positionOf(at)) };
  }
}

/** Finds uses in the file as it was written: escapes and folded lines make the text differ from it. */
function placesIn(at: Span, text: string): (offset: number, length: number) => Span {
  const raw = at.source.text.slice(at.start, at.end);
  return (offset, length) => {
    const marker = text.slice(offset, offset + length);
    const before = text.slice(0, offset).split(marker).length - 1;
    let found = raw.indexOf(marker);
    for (let i = 0; i < before && found >= 0; i++) found = raw.indexOf(marker, found + length);
    return found < 0 ? at : { source: at.source, start: at.start + found, end: at.start + found + length };
  };
}
