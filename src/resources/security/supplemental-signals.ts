import { asset } from '../asset.ts';
import { kind } from '../kind.ts';
import { flag, object } from '../schema.ts';
import { document } from '../shapes.ts';

const fields = object({ akamai_enabled: flag });

export const supplementalSignals = kind({
  name: 'supplementalSignals',
  path: '/supplemental-signals',
  shape: document(),
  scope: 'attack_protection',
  identity: [],
  fields,
  updateBody: fields,
  // Recorded of a tenant that has never set it.
  initial: () => [{ akamai_enabled: false }],
});

export const supplementalSignalsAsset = asset({
  key: 'supplementalSignals',
  layout: 'object',
  identity: [],
  entry: fields,
});
