import * as z from 'zod';
import { asset } from '../asset.ts';
import { kind } from '../kind.ts';
import { choice, either, flag, number, object, text } from '../schema.ts';
import { collection } from '../shapes.ts';
import { readOnly, withDefault } from '../traits.ts';
import { replaceAcl, savedAcl, shownAcl } from './network-acl-hooks.ts';
import { matchConditions } from './network-acl-match.ts';

const yes = z.literal(true);
const redirect_uri = text.min(1).max(2000);
const scope = choice('management', 'authentication', 'tenant', 'dynamic_client_registration');
const conditions = { match: matchConditions, not_match: matchConditions, match_all: flag };

const settable = {
  description: text.max(255),
  active: flag,
  // The Management API takes an action without its redirect_uri, to refuse it in words of its own (recorded).
  rule: object(
    { action: object({}, { block: yes, allow: yes, log: yes, redirect: yes, redirect_uri }), scope },
    conditions,
  ),
};
const priority = number.min(1).max(100);

const fields = object(settable, {
  id: readOnly(text),
  priority: withDefault(priority, 50),
  tenant_id: readOnly(text),
  created_at: readOnly(text),
  updated_at: readOnly(text),
  deleted_at: readOnly(text.nullable()),
});

export const networkAcls = kind({
  name: 'networkACLs',
  path: '/network-acls',
  shape: collection({
    prefix: 'acl_',
    length: 22,
    list: 'network_acls',
    deleted: 200,
    deletedBody: { code: 204, object: '' },
    deleteMissing: true,
  }),
  scope: 'network_acls',
  // auth0-deploy-cli finds the twin of an entry by its priority.
  identity: ['priority'],
  unique: [['priority']],
  missing: { message: 'Network access control list not found.' },
  conflict: { message: 'A Network ACL with this priority number has already been created.' },
  fields,
  verbs: [replaceAcl(object(settable, { priority }))],
  save: savedAcl,
  show: shownAcl,
});

export const networkAclsAsset = asset({
  key: 'networkACLs',
  layout: 'list',
  identity: ['priority'],
  entry: object({
    description: settable.description,
    active: flag,
    priority,
    rule: object(
      {
        action: either(
          object({ block: yes }),
          object({ allow: yes }),
          object({ log: yes }),
          object({ redirect: yes, redirect_uri }),
        ),
        scope: choice('management', 'authentication', 'tenant'),
      },
      conditions,
    ),
  }),
});
