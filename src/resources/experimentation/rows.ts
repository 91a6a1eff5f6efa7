import type { Asset } from '../asset.ts';
import type { Kind } from '../kind.ts';
import { experiments } from './experiments.ts';
import { featureFlags } from './feature-flags.ts';
import { segments } from './segments.ts';

/** Experiments with the pages of a tenant: what varies, for whom, and how often. */
export const experimentationKinds: readonly Kind[] = [featureFlags, segments, experiments];

export const experimentationAssets: readonly Asset[] = [];
