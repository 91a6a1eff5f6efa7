import type { BuildOptions } from 'esbuild';

/** What of an Action's entry in tenant/actions.yaml says how its file is bundled. */
export interface BundledFile {
  /** Relative to the project's folder. */
  readonly source: string;
  readonly dependencies: readonly { readonly name: string }[];
}

/** esbuild's name for the bundle; its source map has this name and `.map`. */
export const BUNDLE = 'action.js';

/** How an Action is bundled, for a deploy as for a unit test. */
export function actionOptions(root: string, { source, dependencies }: BundledFile) {
  return {
    absWorkingDir: root,
    entryPoints: [`./${source}`],
    outfile: BUNDLE,
    bundle: true,
    platform: 'node',
    format: 'cjs',
    target: 'node22',
    external: [...dependencies.map(({ name }) => name), 'actions:*'],
    charset: 'utf8',
    legalComments: 'none',
    tsconfigRaw: {},
    sourcemap: 'external',
    metafile: true,
    write: false,
    logLevel: 'silent',
  } as const satisfies BuildOptions;
}
