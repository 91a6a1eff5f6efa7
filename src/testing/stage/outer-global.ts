import { runInThisContext } from 'node:vm';

/** The global object of the process. Jest gives tests another one, and code that `node:vm` compiles still sees this one. */
export const outerGlobal: object = runInThisContext('globalThis');
