import type * as z from 'zod';
import { anything, either, flag, loose, text, texts } from '../schema.ts';
import { secret, set } from '../traits.ts';
import { strategies } from './connection-strategies.ts';
import { plainOptions } from './social-options.ts';

/**
 * Options with the traits of every strategy, for masks and comparisons. Auth0 takes further ones. Where strategies
 * differ, each is checked by `strategySchema`.
 */
export const anyOptions = loose({
  ...Object.assign({}, ...Object.values(strategies).map(({ options }) => options)),
  ...plainOptions,
  client_secret: secret(anything),
  scope: either(text, set(texts)),
  name: either(flag, text),
  email: anything,
  authParams: anything,
  customHeaders: anything,
});

const made = new Map<string, z.ZodObject>();

/** A body with the options of a strategy, which are typed, and others (documented). Made when it is first asked for. */
export function strategySchema(strategy: string): z.ZodObject {
  const schema = made.get(strategy) ?? loose({ options: loose(strategies[strategy]?.options ?? {}) });
  made.set(strategy, schema);
  return schema;
}
