import { asset } from '../asset.ts';
import { kind } from '../kind.ts';
import { choice, dictionary, flag, object, settings, text } from '../schema.ts';
import { collection } from '../shapes.ts';
import { file, immutable, readOnly, secret, withDefault } from '../traits.ts';
import { hookSecrets } from './hook-secrets.ts';
import { legacyName } from './legacy-name.ts';

const dependencies = dictionary(text);
const script = text.min(1);
const triggerId = choice(
  'credentials-exchange',
  'pre-user-registration',
  'post-user-registration',
  'post-change-password',
  'send-phone-message',
);

/**
 * Hooks, which Auth0 removes after 18 November 2026 (documented). A fresh tenant has none; those that a tenant still
 * has are listed, read and changed. None of them runs.
 */
export const hooks = kind({
  name: 'hooks',
  path: '/hooks',
  shape: collection({ list: 'hooks' }),
  scope: 'hooks',
  identity: ['name', 'triggerId'],
  unique: [['name', 'triggerId']],
  missing: { message: 'Hook not found.', errorCode: 'HookDoesNotExist' },
  conflict: { message: 'Hook with the same name already exists.', errorCode: 'HookAlreadyExists' },
  fields: object(
    { name: legacyName, script, triggerId: immutable(triggerId) },
    { id: readOnly(text), enabled: withDefault(flag, false), dependencies: withDefault(dependencies, {}) },
  ),
  updateFields: settings({ name: legacyName, script, enabled: flag, dependencies }),
  children: [hookSecrets],
});

export const hooksAsset = asset({
  key: 'hooks',
  layout: 'list',
  identity: ['name', 'triggerId'],
  entry: object(
    { name: text, script: file(text), triggerId },
    { id: text, enabled: flag, secrets: dictionary(secret(text)), dependencies },
  ),
});
