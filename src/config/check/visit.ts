import type * as z from 'zod';
import { type Traits, traitsOf } from '../../resources/traits.ts';
import { type Path, type Tree, toData } from '../tree.ts';
import { likelyOption } from './explain.ts';
import { optionsOf, part } from './schema.ts';

export type Visitor = (traits: Traits, tree: Tree, path: Path) => void;

/** Calls `visitor` for every part of a tree that the schema knows, with the traits of its field. */
export function visit(schema: z.ZodType, tree: Tree, visitor: Visitor, path: Path = []): void {
  visitor(traitsOf(schema), tree, path);
  if (optionsOf(schema).length > 1) {
    const likely = likelyOption(schema, toData(tree));
    if (likely) visit(likely, tree, visitor, path);
    return;
  }
  for (const [step, value] of partsOf(tree)) {
    const below = part(schema, step);
    if (below) visit(below, value, visitor, [...path, step]);
  }
}

function partsOf(tree: Tree): readonly (readonly [string | number, Tree])[] {
  if (tree.kind === 'list') return tree.items.map((item, index) => [index, item]);
  return tree.kind === 'table' ? [...tree.entries.values()].map(({ key, value }) => [key, value]) : [];
}
