import type { Doc } from '../../core/json.ts';
import { asset } from '../asset.ts';
import { integer } from '../formats.ts';
import { type Kind, kind } from '../kind.ts';
import { mergedSettings } from '../merged-settings.ts';
import { flag, object, settings } from '../schema.ts';
import { document } from '../shapes.ts';

const risk = object({ enabled: flag });
/** Days. */
const newDevice = object({ remember_for: integer(1, 365) });

function riskSetting(name: string, path: string, fields: Kind['fields'], initial: Doc): Kind {
  return kind({
    name: `riskAssessment.${name}`,
    path: `/risk-assessments/settings${path}`,
    shape: document(),
    scope: 'attack_protection',
    identity: [],
    fields,
    updateBody: fields,
    initial: () => [initial],
    save: mergedSettings,
  });
}

/** How unusual a sign-in is, and how long a device is known. */
export const riskAssessment: readonly Kind[] = [
  riskSetting('settings', '', risk, { enabled: false }),
  riskSetting('new_device', '/new-device', newDevice, { remember_for: 30 }),
];

export const riskAssessmentAsset = asset({
  key: 'riskAssessment',
  layout: 'object',
  identity: [],
  entry: settings({ settings: risk, new_device: newDevice }),
});
