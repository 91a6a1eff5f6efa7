import type { ChildProcess } from 'node:child_process';
import { childCode } from '../../runtime/sandbox/child-code.ts';
import { spawnChild } from '../../runtime/sandbox/spawn-child.ts';
import type { Loaded, LoadMessage } from './messages.ts';

const CHILD = 'actions/bundle/load/load-child.ts';
/** Auth0 ends a trigger after 20 seconds; code that takes a tenth of it to load is taken for a loop. */
const TIMEOUT_MS = 2_000;
const MEMORY_MB = 128;

/** Loads bundles, one after the other, in a child process that can do no harm, and tells what each exports. */
export async function loadBundles(bundles: readonly LoadMessage[]): Promise<readonly Loaded[]> {
  const results: Loaded[] = [];
  const code = bundles.length > 0 ? await childCode(CHILD) : '';
  while (results.length < bundles.length) {
    // A child that did not survive a bundle is replaced for those after it.
    results.push(...(await loadUntilLost(code, bundles.slice(results.length))));
  }
  return results;
}

async function loadUntilLost(code: string, bundles: readonly LoadMessage[]): Promise<readonly Loaded[]> {
  const child = spawnChild(code, { dependenciesFolder: '', memoryMb: MEMORY_MB });
  const results: Loaded[] = [];
  try {
    for (const bundle of bundles) {
      const result = await answer(child, bundle);
      results.push(result);
      if (lost(child)) break;
    }
    return results;
  } finally {
    child.kill('SIGKILL');
  }
}

function answer(child: ChildProcess, bundle: LoadMessage): Promise<Loaded> {
  return new Promise((settle) => {
    const end = (result: Loaded) => {
      clearTimeout(timer);
      child.removeAllListeners();
      settle(result);
    };
    const timer = setTimeout(() => {
      child.kill('SIGKILL');
      end({ error: `it takes longer than ${TIMEOUT_MS / 1000} seconds` });
    }, TIMEOUT_MS);
    child.on('message', (loaded: Loaded) => end(loaded));
    child.on('error', (error) => end({ error: error.message }));
    child.on('exit', () => end({ error: 'it ends its process' }));
    child.send(bundle);
  });
}

const lost = (child: ChildProcess): boolean =>
  child.killed || child.exitCode !== null || child.signalCode !== null;
