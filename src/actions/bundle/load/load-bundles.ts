import { shortHash } from '../../../core/short-hash.ts';
import { type LoadingChild, startChild } from './loading-child.ts';
import type { Loaded, LoadMessage } from './messages.ts';

/** The child is kept a while, because starting it takes longer than all the rest of bundling. */
const KEEP_MS = 10_000;
const MOST_KEPT = 1_000;

let child: LoadingChild | undefined;
let timer: NodeJS.Timeout | undefined;
/** By the hash of the message; what code exports does not change. */
const results = new Map<string, Loaded>();
let queue: Promise<unknown> = Promise.resolve();

/** Starts the child process in which bundles are loaded, while they are being made. */
export const warmUp = (): void => void livingChild();

/** Loads bundles, one after the other, in a child process that can do no harm, and tells what each exports. */
export function loadBundles(bundles: readonly LoadMessage[]): Promise<readonly Loaded[]> {
  const loaded = queue.then(async () => {
    clearTimeout(timer);
    const all: Loaded[] = [];
    for (const bundle of bundles) all.push(await remembered(bundle));
    timer = setTimeout(endChild, KEEP_MS).unref();
    return all;
  });
  queue = loaded.catch(() => undefined);
  return loaded;
}

async function remembered(bundle: LoadMessage): Promise<Loaded> {
  const key = shortHash(JSON.stringify(bundle));
  const known = results.get(key);
  if (known) return known;
  const loaded = await load(bundle);
  if (results.size >= MOST_KEPT) results.clear();
  results.set(key, loaded);
  return loaded;
}

/** What a bundle leaves behind can fail those after it: a failure counts where it happened in a child of its own. */
async function load(bundle: LoadMessage): Promise<Loaded> {
  const used = livingChild();
  const wasFresh = used.isFresh();
  const loaded = await used.load(bundle);
  if (wasFresh || 'functions' in loaded) return loaded;
  endChild();
  return livingChild().load(bundle);
}

/** The child, or another one where it has ended. */
function livingChild(): LoadingChild {
  if (child?.isLost()) endChild();
  child ??= startChild();
  return child;
}

function endChild(): void {
  child?.end();
  child = undefined;
}
