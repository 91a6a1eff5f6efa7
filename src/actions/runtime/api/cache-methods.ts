import type { CacheOptions } from '../types/cache.ts';
import { number, object, optional, text } from './arguments.ts';
import type { Method } from './method.ts';
import { checkArguments } from './records.ts';

const key = text('key');
const options = optional(object('options', [optional(number('ttl')), optional(number('expires_at'))]));

const get: Method = (args, call) => {
  checkArguments([key], args, call);
  return call.cache.get(String(args[0]));
};

const set: Method = (args, call) => {
  checkArguments([key, text('value'), options], args, call);
  return call.cache.set(String(args[0]), String(args[1]), args[2] as CacheOptions | undefined);
};

const remove: Method = (args, call) => {
  checkArguments([key], args, call);
  return call.cache.delete(String(args[0]));
};

/** Every trigger has these. Not recorded: they have their effect at once and none on the run's outcome. */
export const cacheMethods = { 'cache.get': get, 'cache.set': set, 'cache.delete': remove } as const;
