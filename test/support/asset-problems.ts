import * as z from 'zod';
import { assets } from '../../src/resources/table.ts';

/** Why `tenant/` may not hold this under the key, as sentences; nothing where it may. */
export function assetProblems(key: string, value: unknown): string[] {
  const asset = assets.find((one) => one.key === key);
  if (!asset) return [`${key}: no such asset`];
  const schema = asset.layout === 'list' ? z.array(asset.entry) : asset.entry;
  const issues = schema.safeParse(value).error?.issues ?? [];
  return issues.map(({ path, message }) => `${key}.${path.join('.')}: ${message}`);
}
