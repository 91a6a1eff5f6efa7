import { existsSync, realpathSync } from 'node:fs';

export interface Limits {
  /** The `node_modules` that the child may read; nothing else. Empty: nothing at all. */
  readonly dependenciesFolder: string;
  readonly memoryMb: number;
}

/** The flags that put Node.js under its permission model: no files but the dependencies, no processes, no threads, no add-ons. */
export function nodeFlags({ dependenciesFolder, memoryMb }: Limits): readonly string[] {
  const permission = process.allowedNodeEnvironmentFlags.has('--permission');
  return [
    permission ? '--permission' : '--experimental-permission',
    // A link in a granted folder leads out of it, so it is the real folder that is granted.
    ...(dependenciesFolder !== '' && existsSync(dependenciesFolder)
      ? [`--allow-fs-read=${realpathSync(dependenciesFolder)}/*`]
      : []),
    ...(process.allowedNodeEnvironmentFlags.has('--allow-net') ? ['--allow-net'] : []),
    `--max-old-space-size=${memoryMb}`,
    '--no-warnings',
  ];
}
