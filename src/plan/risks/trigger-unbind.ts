import { type Doc, docOf, docsOf } from '../../core/json.ts';
import { risk } from '../risk.ts';
import { bindings } from './example.ts';

export const triggerUnbind = risk({
  id: 'TRIGGER-UNBIND',
  severity: 'high',
  title: 'An Action no longer runs',
  why: 'Claims, refusals and MFA that it stood for are gone without an error.',
  instead: 'Look at what it does to the personas’ tokens.',
  kinds: ['triggers'],
  find: ({ before, after, name: trigger }) => {
    const names = (doc: Doc | undefined) =>
      docsOf(doc?.items).map(({ action }) => String(docOf(action).name));
    const now = new Set(names(after));
    return names(before)
      .filter((name) => !now.has(name))
      .map((value) => ({ field: 'bindings', value, message: `${value} no longer runs at ${trigger}.` }));
  },
  bad: [bindings(['require-verified-email', 'add-roles-and-claims'], ['add-roles-and-claims'])],
  good: [bindings(['add-roles-and-claims'], ['require-verified-email', 'add-roles-and-claims'])],
});
