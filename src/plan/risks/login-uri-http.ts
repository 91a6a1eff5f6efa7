import { textOf } from '../../core/json.ts';
import { risk } from '../risk.ts';
import { differs, hitIf, valueAt } from './detect.ts';
import { application } from './example.ts';
import { schemeOf } from './urls.ts';

export const loginUriHttp = risk({
  id: 'LOGIN-URI-HTTP',
  severity: 'low',
  title: 'A sign-in address without encryption',
  why: 'People who are sent back to begin again arrive over a connection that anyone on the way can change.',
  instead: 'Use https.',
  kinds: ['tenant', 'clients'],
  find: (change) =>
    ['default_redirection_uri', 'initiate_login_uri']
      .filter((field) => differs(change, field) || change.action === 'create')
      .flatMap((field) => {
        const value = textOf(valueAt(change.after, field)) ?? '';
        return hitIf(schemeOf(value) === 'http:', {
          field,
          value,
          message: `${value} is reached without encryption.`,
        });
      }),
  bad: [application({}, { initiate_login_uri: 'http://bookings.fernhill.example/login' })],
  good: [application({}, { initiate_login_uri: 'https://bookings.fernhill.example/login' })],
});
