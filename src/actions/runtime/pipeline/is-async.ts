/**
 * Whether a value is an async function, as Auth0's Actions runtime tells: by the name of its constructor. A function that
 * returns a promise is none.
 */
export function isAsync(value: unknown): value is (...args: unknown[]) => Promise<unknown> {
  return typeof value === 'function' && value.constructor.name === 'AsyncFunction';
}
