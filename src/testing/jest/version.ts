import { readFileSync } from 'node:fs';
import esbuild from 'esbuild/package.json';
import { shortHash } from '../../core/short-hash.ts';

/** Of esbuild and of this program, which is one bundled file: what they make depends on both. */
export const VERSION = `${esbuild.version} ${shortHash(readFileSync(__filename, 'utf8'))}`;
