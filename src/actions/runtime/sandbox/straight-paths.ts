import fs from 'node:fs';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

/**
 * Makes the functions of `node:fs` take `..` out of a path by themselves. The permission model does so before it looks
 * whether the path is granted, and the operating system does not: behind a link, `link/../.env` is another file for each.
 */
export function straightenPaths(): void {
  for (const module of [fs, fs.promises]) {
    for (const [name, value] of Object.entries(module)) {
      if (typeof value === 'function' && !isClass(name)) Reflect.set(module, name, straightened(value));
    }
  }
}

/** A class opens its file by the functions of the module. */
const isClass = (name: string): boolean => /^[A-Z]/.test(name);

type Callable = (...args: unknown[]) => unknown;

/** With what the function has of its own: `realpath.native`. */
function straightened(original: object): Callable {
  const call = original as Callable;
  const straight = function straight(this: unknown, ...args: unknown[]): unknown {
    return call.apply(this, args.map(straightPath));
  };
  for (const key of Reflect.ownKeys(original)) {
    const value: unknown = Reflect.get(original, key);
    if (key === 'native' && typeof value === 'function') Reflect.set(straight, key, straightened(value));
    else if (typeof key === 'symbol') Reflect.set(straight, key, value);
  }
  return straight;
}

function straightPath(value: unknown, index: number): unknown {
  if (index > 0) return value;
  if (value instanceof URL) return resolve(fileURLToPath(value));
  if (typeof value === 'string') return resolve(value);
  return value instanceof Uint8Array ? resolve(Buffer.from(value).toString()) : value;
}
