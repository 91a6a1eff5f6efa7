import type { CacheOptions } from '../types/cache.ts';
import { type Argument, object, optional, text } from './arguments.ts';
import type { Method } from './method.ts';

const key = text('key');

/** Too large a value is an answer, not an error. */
const value: Argument = {
  name: 'value',
  right: ['Sheffield', ''],
  wrong: [undefined, 3, { city: 'Leeds' }],
  problem: (given) => (typeof given === 'string' ? undefined : 'must be a string'),
};

const get: Method = {
  takes: [key],
  does: 'Answers `{ value, expires_at }` of the cache of the trigger, or undefined.',
  run: ([name], call) => call.cache.get(String(name)),
};

const set: Method = {
  takes: [key, value, optional(object('options'))],
  does: 'Keeps a text for later runs of the trigger: for 15 minutes where nothing is said, for 24 hours at most.',
  limits: 'keys 64 bytes, values 4 KB; 20 entries and 8 KB together',
  run: ([name, kept, given], call) =>
    call.cache.set(String(name), String(kept), given as CacheOptions | undefined),
};

const remove: Method = {
  takes: [key],
  does: 'Removes an entry of the cache.',
  run: ([name], call) => call.cache.delete(String(name)),
};

/** Every trigger has these. Not recorded: they have their effect at once and none on the run's outcome. */
export const cacheMethods = { 'cache.get': get, 'cache.set': set, 'cache.delete': remove } as const;
