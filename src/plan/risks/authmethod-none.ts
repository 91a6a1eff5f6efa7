import { docOf } from '../../core/json.ts';
import { risk } from '../risk.ts';
import { becomes, hitIf } from './detect.ts';
import { application, newApplication } from './example.ts';

export const authmethodNone = risk({
  id: 'AUTHMETHOD-NONE',
  severity: 'high',
  title: 'A confidential application becomes public',
  why: 'It proves nothing any more when it asks for tokens: anyone who knows its client_id can.',
  instead: 'Keep a secret, or better private_key_jwt, where a server asks for the tokens.',
  kinds: ['clients'],
  find: (change) => [
    ...hitIf(change.before !== undefined && becomes(change, 'token_endpoint_auth_method', 'none'), {
      message: `${change.name} needs no secret any more.`,
      field: 'token_endpoint_auth_method',
    }),
    ...Object.keys(docOf(change.before?.client_authentication_methods))
      .filter(
        (key) => change.after !== undefined && !(key in docOf(change.after.client_authentication_methods)),
      )
      .map((key) => ({
        message: `${change.name} no longer proves itself by ${key}.`,
        field: `client_authentication_methods.${key}`,
      })),
  ],
  bad: [
    application({ token_endpoint_auth_method: 'client_secret_post' }, { token_endpoint_auth_method: 'none' }),
    application(
      { client_authentication_methods: { private_key_jwt: { credentials: [] } } },
      { client_authentication_methods: {} },
    ),
  ],
  good: [newApplication({ app_type: 'spa', token_endpoint_auth_method: 'none' })],
});
