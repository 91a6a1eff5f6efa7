import { type Doc, textOf } from '../../core/json.ts';
import { risk } from '../risk.ts';
import { ceases, hitIf } from './detect.ts';
import { at } from './example.ts';

export const emailProviderOff = risk({
  id: 'EMAIL-PROVIDER-OFF',
  severity: 'high',
  title: 'E-mails are no longer sent by your provider',
  why: 'Auth0’s own sender is for trying out, a few a minute: verification and password resets stop arriving.',
  instead: 'Try the new provider on a development tenant first.',
  kinds: ['emailProvider'],
  find: (change) => {
    const domain = (doc: Doc | undefined) => (textOf(doc?.default_from_address) ?? '').split('@')[1];
    return [
      ...hitIf(change.action === 'delete' || ceases(change, 'enabled', true), {
        field: 'enabled',
        message: 'E-mails go through Auth0’s own sender, which is limited.',
      }),
      ...hitIf(
        change.before !== undefined &&
          change.after !== undefined &&
          domain(change.before) !== domain(change.after),
        {
          field: 'default_from_address',
          message: `E-mails come from ${domain(change.after) ?? 'no domain of yours'} in place of ${domain(change.before) ?? 'none'}.`,
        },
      ),
    ];
  },
  bad: [
    at('/emails/provider', { name: 'smtp', enabled: true }, { name: 'smtp', enabled: false }),
    at(
      '/emails/provider',
      { name: 'smtp', default_from_address: 'hello@fernhill.example' },
      { name: 'smtp', default_from_address: 'hello@mailer.example' },
    ),
  ],
  good: [at('/emails/provider', { name: 'smtp', enabled: false }, { name: 'smtp', enabled: true })],
});
