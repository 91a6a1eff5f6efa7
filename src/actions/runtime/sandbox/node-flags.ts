import type { HttpStub } from '../../../core/http-stub.ts';

export interface Limits {
  /** The real path of the `node_modules` that the child loads packages from; empty for none. */
  readonly dependenciesFolder: string;
  /** What the child may read, and nothing else: see `grantsOf`. */
  readonly grants: readonly string[];
  readonly memoryMb: number;
  /** The certificate of an authority that it trusts beside the well-known ones: the local tenant's own. */
  readonly caFile?: string;
  /** Whether it may call nobody over the network. */
  readonly offline?: boolean;
  /** What `fetch` answers all the same. */
  readonly stubs?: readonly HttpStub[];
}

/** The flags that put Node.js under its permission model: no files but the dependencies, no processes, no threads, no add-ons. */
export function nodeFlags({ grants, memoryMb }: Limits): readonly string[] {
  const known = process.allowedNodeEnvironmentFlags;
  return [
    known.has('--permission') ? '--permission' : '--experimental-permission',
    ...grants.map((path) => `--allow-fs-read=${path}`),
    // Later versions restrict the network as well; Actions call backends.
    ...(known.has('--allow-net') ? ['--allow-net'] : []),
    // For `import()` in code that is compiled from a text.
    '--experimental-vm-modules',
    `--max-old-space-size=${memoryMb}`,
    '--no-warnings',
  ];
}
