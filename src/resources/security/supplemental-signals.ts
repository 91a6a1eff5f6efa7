import { asset, document, kind } from '../kind.ts';
import { flag, settings } from '../schema.ts';

const fields = settings({ akamai_enabled: flag });

export const supplementalSignals = kind({
  name: 'supplementalSignals',
  path: '/supplemental-signals',
  shape: document(),
  scope: 'attack_protection',
  identity: [],
  fields,
  // Recorded of a tenant that has never set it.
  initial: () => [{ akamai_enabled: false }],
});

export const supplementalSignalsAsset = asset({
  key: 'supplementalSignals',
  layout: 'object',
  identity: [],
  entry: fields,
});
