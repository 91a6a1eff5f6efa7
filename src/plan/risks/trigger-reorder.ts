import { type Doc, docOf, docsOf } from '../../core/json.ts';
import { risk } from '../risk.ts';
import { hitIf } from './detect.ts';
import { bindings } from './example.ts';

export const triggerReorder = risk({
  id: 'TRIGGER-REORDER',
  severity: 'high',
  title: 'Actions run in another order',
  why: 'An Action that refuses comes after one that has already done something, or one that adds a claim before one that counts on it.',
  instead: 'Refuse first, then add.',
  kinds: ['triggers'],
  find: ({ before, after, name }) => {
    const names = (doc: Doc | undefined) =>
      docsOf(doc?.items).map(({ action }) => String(docOf(action).name));
    const [old, now] = [names(before), names(after)];
    const common = (list: readonly string[], other: readonly string[]) =>
      list.filter((one) => other.includes(one));
    return hitIf(common(old, now).join('\n') !== common(now, old).join('\n'), {
      field: 'bindings',
      message: `At ${name} the order is now ${now.join(', ')}.`,
    });
  },
  bad: [
    bindings(
      ['require-verified-email', 'add-roles-and-claims'],
      ['add-roles-and-claims', 'require-verified-email'],
    ),
  ],
  good: [
    bindings(
      ['require-verified-email', 'add-roles-and-claims'],
      ['require-verified-email', 'greet', 'add-roles-and-claims'],
    ),
  ],
});
