import type * as Esbuild from 'esbuild';

/** esbuild, loaded when it is first needed: a run of unit tests with a warm cache never does. */
export const esbuild = (): typeof Esbuild => require('esbuild');
