import { textOf } from '../../core/json.ts';
import { risk } from '../risk.ts';
import { hitIf, valueAt } from './detect.ts';
import { at, connection } from './example.ts';

export const socialDevkeys = risk({
  id: 'SOCIAL-DEVKEYS',
  severity: 'high',
  title: 'Auth0’s developer keys',
  why: 'Without keys of your own a social connection uses Auth0’s, which are for trying out: no single sign-on, no custom domain, and they are shared.',
  instead: 'Register your application with the provider.',
  kinds: ['connections'],
  find: (change) => {
    const social = [
      'google-oauth2',
      'facebook',
      'github',
      'apple',
      'windowslive',
      'linkedin',
      'twitter',
    ].includes(String(change.after?.strategy));
    const without = !textOf(valueAt(change.after, 'options.client_id'));
    const had = change.action === 'create' || Boolean(textOf(valueAt(change.before, 'options.client_id')));
    return hitIf(social && without && had, {
      message: `${change.name} signs people in with Auth0’s developer keys.`,
      field: 'options.client_id',
    });
  },
  bad: [
    connection(
      { strategy: 'google-oauth2', options: { client_id: 'abc' } },
      { strategy: 'google-oauth2', options: {} },
    ),
    at('/connections', undefined, { name: 'google-oauth2', strategy: 'google-oauth2', options: {} }),
  ],
  good: [
    connection(
      { strategy: 'google-oauth2', options: {} },
      { strategy: 'google-oauth2', options: { client_id: 'abc' } },
    ),
  ],
});
