import type { Doc } from '../../core/json.ts';
import { asset } from '../asset.ts';
import type { HookContext } from '../hook-context.ts';
import { kind } from '../kind.ts';
import { choice, flag, number, object, settings, text } from '../schema.ts';
import { collection } from '../shapes.ts';
import { computed, file, immutable, readOnly, withDefault } from '../traits.ts';
import { legacyName } from './legacy-name.ts';

const order = number.min(0);
const stage = choice('login_success', 'login_failure', 'pre_authorize');
const script = text.min(1);

/**
 * Rules, which Auth0 removes after 18 November 2026 (documented). A fresh tenant has none; those that a tenant still
 * has are listed, read and changed. None of them runs.
 */
export const rules = kind({
  name: 'rules',
  path: '/rules',
  shape: collection({ prefix: 'rul_', list: 'rules' }),
  scope: 'rules',
  identity: ['name'],
  unique: [['name']],
  missing: { message: 'Rule not found.', errorCode: 'inexistent_rule' },
  conflict: { message: 'A rule with the same name already exists', errorCode: 'rule_conflict' },
  fields: object(
    { name: legacyName, script },
    {
      id: readOnly(text),
      order: computed(order),
      enabled: withDefault(flag, true),
      stage: immutable(withDefault(stage, 'login_success')),
    },
  ),
  updateFields: settings({ name: legacyName, script, order, enabled: flag }),
  save: ordered,
});

/** A rule without a place of its own runs last. */
function ordered(next: Doc, _: Doc | undefined, { documents }: HookContext): Doc {
  if (next.order !== undefined) return next;
  const orders = documents.list('/rules').map((rule) => Number(rule.order));
  return { ...next, order: Math.max(0, ...orders) + 1 };
}

export const rulesAsset = asset({
  key: 'rules',
  layout: 'list',
  identity: ['name'],
  entry: object(
    { name: text },
    { script: file(text), order: order.nullable(), enabled: flag, stage, id: text },
  ),
});
