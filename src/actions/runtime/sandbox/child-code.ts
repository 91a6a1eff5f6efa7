import { join } from 'node:path';
import { build } from 'esbuild';
import { packageFolder } from '../../../core/package-folder.ts';

const codes = new Map<string, Promise<string>>();

/** The program of a child process as one CommonJS text, from its TypeScript file below `src`; bundled once in a process, in some 20 ms. */
export function childCode(entry: string): Promise<string> {
  const code = codes.get(entry) ?? bundleChild(entry);
  codes.set(entry, code);
  return code;
}

async function bundleChild(entry: string): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [join(packageFolder(), 'src', entry)],
    bundle: true,
    platform: 'node',
    format: 'cjs',
    target: 'node20',
    write: false,
    minify: true,
    legalComments: 'none',
    tsconfigRaw: {},
    logLevel: 'silent',
  });
  return outputFiles.map(({ text }) => text).join('\n');
}
