import type * as z from 'zod';
import type { Asset } from '../../resources/asset.ts';
import { type Ref, traitsOf } from '../../resources/traits.ts';
import { itemsOf, type Path, type Table, type Tree, toData } from '../tree.ts';
import { likelyOption } from './explain.ts';
import { optionsOf, part } from './schema.ts';

/** A value that means something outside itself: a reference, or the path of a file. */
export interface Field {
  readonly tree: Tree;
  readonly path: Path;
  readonly ref: Ref | undefined;
  readonly file: boolean;
}

/** The fields with the traits `ref` or `file` of a tree that is written after a schema. */
export function fieldsIn(schema: z.ZodType, tree: Tree, path: Path = []): Field[] {
  const { ref, file = false } = traitsOf(schema);
  const own = ref || file ? [{ tree, path, ref, file }] : [];
  if (optionsOf(schema).length > 1) {
    const likely = likelyOption(schema, toData(tree));
    return likely ? [...own, ...fieldsIn(likely, tree, path)] : own;
  }
  return own.concat(
    partsOf(tree).flatMap(([step, value]) => {
      const below = part(schema, step);
      return below ? fieldsIn(below, value, [...path, step]) : [];
    }),
  );
}

/** The same for all of tenant/, by the table of resources. */
export function fieldsOfTenant(tenant: Table, assets: readonly Asset[]): Field[] {
  return assets.flatMap(({ key, layout, entry }) => {
    const value = tenant.entries.get(key)?.value;
    if (!value) return [];
    if (layout === 'object') return fieldsIn(entry, value, [key]);
    return itemsOf(value).flatMap((item, index) => fieldsIn(entry, item, [key, index]));
  });
}

function partsOf(tree: Tree): readonly (readonly [string | number, Tree])[] {
  if (tree.kind === 'list') return tree.items.map((item, index) => [index, item]);
  return tree.kind === 'table' ? [...tree.entries.values()].map(({ key, value }) => [key, value]) : [];
}
