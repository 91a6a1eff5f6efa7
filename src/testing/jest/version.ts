import { readFileSync } from 'node:fs';
import esbuild from 'esbuild/package.json';
import { short } from '../project/facts.ts';

/** Of esbuild and of this program, which is one bundled file: what they make depends on both. */
export const VERSION = `${esbuild.version} ${short(readFileSync(__filename, 'utf8'))}`;
