import { docOf } from '../../core/json.ts';
import { asset } from '../asset.ts';
import { kind } from '../kind.ts';
import { object, text } from '../schema.ts';
import { collection } from '../shapes.ts';
import { immutable, secret, writeOnly } from '../traits.ts';

const PATH = '/rules-configs';
const key = text
  .min(1)
  .max(127)
  .regex(/^[A-Za-z0-9_\-@*+:]*$/);

/** What rules find in `configuration`. Only the answer to a change shows a value (recorded). */
export const rulesConfigs = kind({
  name: 'rulesConfigs',
  path: PATH,
  shape: collection({ id: 'key', paging: 'none', list: 'rules_configs', verbs: ['list', 'remove'] }),
  scope: 'rules_configs',
  identity: ['key'],
  fields: object({ key: immutable(key), value: writeOnly(secret(text)) }),
  verbs: [
    {
      method: 'PUT',
      path: '/{key}',
      scope: 'update:rules_configs',
      body: object({ value: secret(text) }),
      run(body, { documents, params, validate }) {
        const doc = { key: params['key'] ?? '', value: docOf(body).value ?? '' };
        validate(object({ key }), { key: doc.key });
        documents.put(PATH, doc.key, doc);
        return { status: 200, body: doc };
      },
    },
  ],
});

export const rulesConfigsAsset = asset({
  key: 'rulesConfigs',
  layout: 'list',
  identity: ['key'],
  entry: object({ key, value: secret(text) }),
});
