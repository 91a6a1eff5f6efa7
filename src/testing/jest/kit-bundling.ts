import { join, relative } from 'node:path';
import { esbuild } from '../../actions/bundle/esbuild.ts';
import { quickMarksOf } from '../../actions/bundle/marks.ts';
import { packageFolder } from '../../core/package-folder.ts';
import type { Bundling } from './bundle-cache.ts';
import { VERSION } from './version.ts';

const KIT = 'kit.js';

/** How the kit is bundled: what is heavy and rarely needed stays outside, and is loaded when it is asked for. */
export function kitBundling(file: string): Bundling {
  const root = packageFolder();
  const entry = relative(root, file);
  return {
    root,
    file: entry,
    cacheFolder: join(root, '.understudy/tests'),
    keeps: true,
    settings: VERSION,
    build: () => buildKit(root, entry),
    marksOf: ({ read }) => quickMarksOf(root, read),
  };
}

function buildKit(root: string, entry: string) {
  const { outputFiles, metafile } = esbuild().buildSync({
    absWorkingDir: root,
    entryPoints: [entry],
    outfile: KIT,
    bundle: true,
    platform: 'node',
    format: 'cjs',
    target: 'node20',
    external: ['esbuild', 'libsql', 'typescript'],
    supported: { 'dynamic-import': false },
    legalComments: 'none',
    // A third less to read and to parse; names stay as they are.
    minifyWhitespace: true,
    tsconfigRaw: {},
    sourcemap: 'external',
    metafile: true,
    write: false,
    logLevel: 'silent',
  });
  const text = (ending: string) => outputFiles.find(({ path }) => path.endsWith(ending))?.text ?? '';
  return { code: text(KIT), map: text(`${KIT}.map`), read: Object.keys(metafile.inputs) };
}
