import type { CacheOptions } from '../types/cache.ts';
import { number, object, optional, text } from './arguments.ts';
import type { Method } from './method.ts';

const key = text('key');
const options = optional(object('options', [optional(number('ttl')), optional(number('expires_at'))]));

const get: Method = {
  takes: [key],
  does: 'Answers `{ value, expires_at }` of the cache of the trigger, or undefined.',
  run: ([name], call) => call.cache.get(String(name)),
};

const set: Method = {
  takes: [key, text('value'), options],
  does: 'Keeps a text for later runs of the trigger: for 15 minutes where nothing is said, for 24 hours at most.',
  run: ([name, value, given], call) =>
    call.cache.set(String(name), String(value), given as CacheOptions | undefined),
};

const remove: Method = {
  takes: [key],
  does: 'Removes an entry of the cache.',
  run: ([name], call) => call.cache.delete(String(name)),
};

/** Every trigger has these. Not recorded: they have their effect at once and none on the run's outcome. */
export const cacheMethods = { 'cache.get': get, 'cache.set': set, 'cache.delete': remove } as const;
