import { isDoc } from '../../../core/json.ts';
import { asset } from '../../asset.ts';
import { kind, type Verb } from '../../kind.ts';
import { choice, flag, object, text } from '../../schema.ts';
import { collection } from '../../shapes.ts';
import { readOnly } from '../../traits.ts';

export const FACTOR_PATH = '/guardian/factors';

/** Factors as Auth0 lists them, in its order (recorded). */
const FACTORS = [
  'sms',
  'push-notification',
  'otp',
  'email',
  'duo',
  'webauthn-roaming',
  'webauthn-platform',
  'recovery-code',
];
const factorName = choice(...FACTORS).describe('Factor name');

const putFactor: Verb = {
  method: 'PUT',
  path: '/{name}',
  scope: 'update:guardian_factors',
  body: object({ enabled: flag }),
  run(body, { documents, params }) {
    const name = params['name'] ?? '';
    const before = documents.get(FACTOR_PATH, name) ?? { name, trial_expired: false };
    const enabled = isDoc(body) && body.enabled === true;
    if (before.enabled !== enabled) documents.put(FACTOR_PATH, name, { ...before, enabled });
    return { status: 200, body: { enabled } };
  },
};

/** What can be asked for after the password. */
export const factors = kind({
  name: 'guardianFactors',
  path: FACTOR_PATH,
  shape: collection({ id: 'name', paging: 'none', list: 'factors', verbs: ['list'] }),
  scope: 'guardian_factors',
  params: { name: factorName },
  identity: ['name'],
  fields: object({ name: text, enabled: flag }, { trial_expired: readOnly(flag) }),
  verbs: [putFactor],
  initial: () => FACTORS.map((name) => ({ name, enabled: false, trial_expired: false })),
});

export const guardianFactorsAsset = asset({
  key: 'guardianFactors',
  layout: 'list',
  identity: ['name'],
  entry: object({ name: factorName }, { enabled: flag }),
});
