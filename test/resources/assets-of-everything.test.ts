import * as z from 'zod';
import { assets } from '../../src/resources/table.ts';
import { everything } from '../support/everything.ts';

/** What the asset says of a value, as sentences; nothing where it fits. */
function problemsOf(key: string, value: unknown): string[] {
  const asset = assets.find((one) => one.key === key);
  if (!asset) return ['there is no asset'];
  const schema = asset.layout === 'list' ? z.array(asset.entry) : asset.entry;
  const issues = schema.safeParse(value).error?.issues ?? [];
  return issues.map(({ path, message }) => `${path.join('.')}: ${message}`);
}

it.each(Object.keys(everything))('takes %s of the large configuration in tenant/', (key) => {
  expect(problemsOf(key, everything[key])).toEqual([]);
});
