import { risk } from '../risk.ts';
import { hitIf } from './detect.ts';
import { action, at } from './example.ts';

export const actionDelete = risk({
  id: 'ACTION-DELETE',
  severity: 'high',
  title: 'An Action is deleted',
  why: 'Its versions and secrets are lost, and what it did at sign-in (claims, refusals, MFA) happens no more.',
  instead: 'Unbind it first, and delete it when nothing is missed.',
  kinds: ['actions'],
  find: ({ action, name }) =>
    hitIf(action === 'delete' || action === 'replace', {
      message: `${name} is deleted with its versions and secrets.`,
    }),
  bad: [
    at(
      '/actions/actions',
      { name: 'add-roles-and-claims', code: 'exports.onExecutePostLogin = async () => {};' },
      undefined,
    ),
  ],
  good: [action({ runtime: 'node22' }, { runtime: 'node22', code: '' })],
});
