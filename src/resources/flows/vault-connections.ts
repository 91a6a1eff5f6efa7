import { docOf } from '../../core/json.ts';
import { unknownSecret } from '../../core/unknown.ts';
import { asset } from '../asset.ts';
import { kind } from '../kind.ts';
import { choice, either, flag, object, settings, text } from '../schema.ts';
import { collection } from '../shapes.ts';
import { immutable, readOnly, writeOnly } from '../traits.ts';
import { savedVaultConnection, shownVaultConnection } from './vault-connection-hooks.ts';
import { SETUPS } from './vault-setups.ts';

const name = text.min(1).max(150);
const apps = Object.keys(SETUPS);
const anySetup = writeOnly(either(...Object.values(SETUPS).flat()));

export const flowVaultConnections = kind({
  name: 'flowVaultConnections',
  path: '/flows/vault/connections',
  shape: collection({ prefix: 'ac_', length: 22, list: 'connections' }),
  scope: 'flows_vault_connections',
  identity: ['name'],
  missing: { message: 'Connection not found' },
  fields: object(
    { name, app_id: immutable(choice(...apps)) },
    {
      setup: anySetup,
      id: readOnly(text),
      environment: readOnly(text),
      account_name: readOnly(text),
      ready: readOnly(flag),
      fingerprint: readOnly(text),
      created_at: readOnly(text),
      updated_at: readOnly(text),
      refreshed_at: readOnly(text.nullable()),
    },
  ),
  updateFields: settings({ name, setup: anySetup }),
  save: savedVaultConnection,
  show: shownVaultConnection,
  // What it proves itself with is never shown; one that is ready has it.
  reading: {
    adopt: (answer) => ({
      ...docOf(answer),
      ...(docOf(answer).ready === true && { setup: unknownSecret() }),
    }),
  },
});

export const flowVaultConnectionsAsset = asset({
  key: 'flowVaultConnections',
  layout: 'list',
  identity: ['name'],
  entry: object(
    { name, app_id: choice(...apps) },
    { id: text, environment: text, setup: anySetup, account_name: text, ready: flag },
  ),
});
