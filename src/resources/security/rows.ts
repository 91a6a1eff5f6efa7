import type { Asset, Kind } from '../kind.ts';
import { attackProtection, attackProtectionAsset } from './attack-protection.ts';
import { guardian, guardianAssets } from './guardian.ts';
import { supplementalSignals, supplementalSignalsAsset } from './supplemental-signals.ts';

/** Attack protection and multi-factor authentication. */
export const securityKinds: readonly Kind[] = [...attackProtection, ...guardian, supplementalSignals];

export const securityAssets: readonly Asset[] = [
  attackProtectionAsset,
  ...guardianAssets,
  supplementalSignalsAsset,
];
