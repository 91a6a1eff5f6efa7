import { matchers } from './index.ts';

/** Where there is a global `expect` that can be extended, as in jest, the kit's matchers are added to it. */
export function addToExpect(holder: object = globalThis): void {
  const expect: unknown = Reflect.get(holder, 'expect');
  if (typeof expect === 'function' && 'extend' in expect && typeof expect.extend === 'function')
    expect.extend(matchers);
}
