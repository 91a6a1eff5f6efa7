import { nearest } from '../../core/nearest.ts';
import { problem } from '../../core/problem.ts';
import type { Asset } from '../../resources/asset.ts';
import type { Report } from '../report.ts';
import { positionOf } from '../source.ts';
import { type Entry, itemsOf, type Table } from '../tree.ts';
import { checkTree } from './check-tree.ts';
import { describeFound } from './describe.ts';
import { checkDuplicates } from './duplicates.ts';
import type { Field } from './fields.ts';
import { checkReferences } from './references.ts';
import { checkScopes } from './scopes.ts';
import type { Targets } from './targets.ts';

export interface AssetOptions {
  readonly assets: readonly Asset[];
  /** Those of all assets. */
  readonly fields: readonly Field[];
  readonly targets: Targets;
  /** True on the local environment: a key that the table does not have is an error. */
  readonly strict: boolean;
  readonly report: Report;
  /** Keys that are checked elsewhere. */
  readonly besides: readonly string[];
}

/** Checks the whole of tenant/ against the table of resources: keys, types, duplicates, references, scopes. */
export function checkAssets(root: Table, options: AssetOptions): void {
  const { assets, besides, strict, report } = options;
  const keys = [...assets.map((asset) => asset.key), ...besides];
  for (const entry of root.entries.values()) {
    const asset = assets.find(({ key }) => key === entry.key);
    if (asset) checkAsset(asset, entry, options);
    else if (!besides.includes(entry.key)) {
      const facts = { key: entry.key, where: 'The tenant', nearest: nearest(entry.key, keys) };
      report(problem('unknown-key', facts, positionOf(entry.keyAt), strict ? 'error' : 'warning'));
    }
  }
  checkReferences(options.fields, { targets: options.targets, strict, lenient: false, report });
  checkScopes(root, options.targets, report);
}

function checkAsset(asset: Asset, { key, value }: Entry, { strict, report }: AssetOptions): void {
  const expected = asset.layout === 'list' ? 'list' : 'table';
  if (value.kind !== expected) {
    const facts = {
      key,
      expected: expected === 'list' ? 'a list of entries' : 'an object',
      found: describeFound(value.kind === 'leaf' ? value.value : value.kind === 'list' ? [] : {}),
    };
    report(problem('wrong-type', facts, positionOf(value.at)));
    return;
  }
  for (const part of asset.layout === 'list' ? itemsOf(value) : [value]) {
    checkTree(asset.entry, part, { where: key, strict, report });
  }
  if (asset.layout === 'list') checkDuplicates(key, asset.identity, value, report);
}
