import type { Doc } from '../../core/json.ts';
import { risk } from '../risk.ts';
import { differs, hitIf, valueAt } from './detect.ts';
import { at } from './example.ts';

export const networkAcl = risk({
  id: 'NETWORK-ACL',
  severity: 'critical',
  title: 'The network rules change',
  why: 'The first rule that matches decides: one that goes opens the tenant, one that matches too much shuts out everyone, the deploy included.',
  instead: 'Log first, block later, and keep the Management API out of a new rule.',
  kinds: ['networkACLs'],
  find: (change) => {
    const { before, after, name } = change;
    const blocks = (doc: Doc | undefined) =>
      doc?.active === true && valueAt(doc, 'rule.action.block') === true;
    return [
      ...hitIf(blocks(before) && !blocks(after), {
        field: 'rule',
        message: `Rule ${name} blocks nobody any more.`,
      }),
      ...hitIf(blocks(after) && !blocks(before), {
        field: 'rule',
        message: `Rule ${name} blocks what it matches (${String(valueAt(after, 'rule.scope') ?? 'tenant')}).`,
      }),
      ...hitIf(blocks(before) && blocks(after) && differs(change, 'rule'), {
        field: 'rule',
        message: `Rule ${name} blocks others than before.`,
      }),
    ];
  },
  bad: [
    at(
      '/network-acls',
      { priority: 1, active: true, rule: { action: { block: true }, scope: 'tenant' } },
      undefined,
    ),
    at('/network-acls', undefined, {
      priority: 1,
      active: true,
      rule: { action: { block: true }, scope: 'management' },
    }),
    at(
      '/network-acls',
      {
        priority: 1,
        active: true,
        rule: { action: { block: true }, match: { ipv4_cidrs: ['203.0.113.0/24'] } },
      },
      { priority: 1, active: true, rule: { action: { block: true }, match: { ipv4_cidrs: ['0.0.0.0/0'] } } },
    ),
  ],
  good: [
    at('/network-acls', undefined, {
      priority: 1,
      active: true,
      rule: { action: { log: true }, scope: 'tenant' },
    }),
  ],
});
