import { join } from 'node:path';
import { isUnchanged, type Marks } from '../../actions/bundle/marks.ts';
import { keywordsIn } from '../../config/keywords/pattern.ts';
import { shortHash } from '../../core/short-hash.ts';
import { keep, read } from '../project/remembered.ts';

/** What was bundled for a test. */
export interface TestBundle {
  readonly code: string;
  /** Source map as JSON; its sources are relative to the bundle's `root`. */
  readonly map: string;
  /** Every file that was read, relative to `root`. */
  readonly read: readonly string[];
}

/** A file to bundle. */
export interface Bundling {
  /** The folder that paths are relative to. */
  readonly root: string;
  /** Relative to `root`. */
  readonly file: string;
  /** Whatever the bundle depends on besides files: options, versions. */
  readonly settings: string;
  readonly cacheFolder: string;
  /** Whether the bundle itself is kept, too, for those who empty jest's cache. */
  readonly keeps?: boolean;
  build(): TestBundle;
  marksOf(bundle: TestBundle): Marks;
}

/** What is known of a bundle without making it: its hash, and the names of the keywords in it. */
export interface BundleState {
  readonly hash: string;
  readonly keywords: readonly string[];
}

/** What `stateOf` has made and `bundleOf` has not yet asked for. */
const made = new Map<string, TestBundle>();

/** The state of a file's bundle. Bundles only where something that went into the last one has changed. */
export function stateOf(bundling: Bundling): BundleState {
  const { root, settings } = bundling;
  const kept = read<BundleState & { marks: Marks }>(fileOf(bundling, 'inputs'));
  if (kept?.state === settings && isUnchanged(root, kept.value.marks)) return kept.value;
  const bundle = bundling.build();
  made.set(idOf(bundling), bundle);
  return keepState(bundling, bundle);
}

/** The bundle of a file, as it was when its state was last asked for, or as it is now. */
export function bundleOf(bundling: Bundling): TestBundle {
  const bundle = made.get(idOf(bundling)) ?? keptBundle(bundling);
  made.delete(idOf(bundling));
  return bundle ?? bundling.build();
}

function keptBundle(bundling: Bundling): TestBundle | undefined {
  if (!bundling.keeps) return undefined;
  const { hash } = stateOf(bundling);
  const kept = read<TestBundle>(fileOf(bundling, 'bundle'));
  return made.get(idOf(bundling)) ?? (kept?.state === hash ? kept.value : undefined);
}

/** Beside jest's cache there is a manifest for each bundle, so that the next process need not bundle to know its key. */
function keepState(bundling: Bundling, bundle: TestBundle): BundleState {
  const { code, map } = bundle;
  const state = { hash: shortHash(code + map), keywords: [...new Set(keywordsIn(code))].sort() };
  const marks = bundling.marksOf(bundle);
  if (bundling.keeps) keep(fileOf(bundling, 'bundle'), { state: state.hash, value: bundle });
  keep(fileOf(bundling, 'inputs'), { state: bundling.settings, value: { ...state, marks } });
  return state;
}

const idOf = ({ root, file }: Bundling): string => join(root, file);

/** Without an ending, so that nobody who watches a project's files takes it for one of them. */
const fileOf = (bundling: Bundling, what: string): string =>
  join(bundling.cacheFolder, `${what}-${shortHash(idOf(bundling))}`);
