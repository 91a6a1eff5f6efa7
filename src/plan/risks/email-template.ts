import { type Doc, textOf } from '../../core/json.ts';
import { risk } from '../risk.ts';
import { ceases, differs, hitIf, numbersAt, whereBecomes } from './detect.ts';
import { at } from './example.ts';
import { hostOf } from './urls.ts';

export const emailTemplate = risk({
  id: 'EMAIL-TEMPLATE',
  severity: 'medium',
  title: 'An e-mail leads elsewhere, or is not sent',
  why: 'People trust its links: another host or sender looks like phishing, or is; without it nobody can reset a password.',
  instead: 'Keep sender and host, and links short-lived.',
  kinds: ['emailTemplates'],
  find: (change) => {
    const host = (doc: Doc | undefined) => hostOf(textOf(doc?.resultUrl) ?? '');
    const [old, now] = numbersAt(change, 'urlLifetimeInSeconds') ?? [0, 0];
    return [
      ...hitIf(
        change.before !== undefined &&
          change.after !== undefined &&
          host(change.before) !== host(change.after),
        {
          field: 'resultUrl',
          message: `People end up at ${host(change.after) || 'no address of yours'} in place of ${host(change.before) || 'none'}.`,
        },
      ),
      ...hitIf(differs(change, 'from'), {
        field: 'from',
        message: `${change.name} comes from somebody else.`,
      }),
      ...hitIf(ceases(change, 'enabled', true), {
        field: 'enabled',
        message: `${change.name} is not sent any more.`,
      }),
      ...hitIf(now > old, {
        field: 'urlLifetimeInSeconds',
        message: `Its link works for ${now} seconds in place of ${old}.`,
      }),
      ...whereBecomes(
        change,
        ['includeEmailInRedirect'],
        true,
        () => 'The person’s address stands in the link that they are sent to.',
      ),
    ];
  },
  bad: [
    at(
      '/email-templates/reset_email',
      { template: 'reset_email', enabled: true },
      { template: 'reset_email', enabled: false },
    ),
    at(
      '/email-templates/reset_email',
      { template: 'reset_email', resultUrl: 'https://fernhill.example/' },
      { template: 'reset_email', resultUrl: 'https://other.example/' },
    ),
  ],
  good: [
    at(
      '/email-templates/reset_email',
      { template: 'reset_email', subject: 'Reset' },
      { template: 'reset_email', subject: 'Your new password' },
    ),
  ],
});
