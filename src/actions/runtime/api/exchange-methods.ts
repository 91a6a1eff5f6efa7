import { actor } from './actor.ts';
import { flag, object, oneOf, optional, text } from './arguments.ts';
import { records } from './records.ts';

const attributes = object('user_attributes', [
  text('user_id'),
  optional(text('email')),
  optional(flag('email_verified')),
  optional(text('family_name')),
  optional(text('given_name')),
  optional(text('name')),
  optional(text('nickname')),
  optional(text('phone_number')),
  optional(flag('phone_verified')),
  optional(text('picture')),
  optional(text('username')),
  optional(flag('verify_email')),
]);

const options = object('options', [
  oneOf('creationBehavior', ['create_if_not_exists', 'none']),
  oneOf('updateBehavior', ['none', 'replace']),
]);

/** Auth0's documentation: exactly one of the two. That a second call throws is assumed. */
const exactlyOne = {
  least: 1,
  most: 1,
  together: ['authentication.setUserById', 'authentication.setUserByConnection'],
} as const;

/** Of custom-token-exchange. */
export const exchangeMethods = {
  'authentication.setUserById': records(
    'Says whom the subject token stands for: a user that there is.',
    [text('user_id')],
    exactlyOne,
  ),
  'authentication.setUserByConnection': records(
    'Says whom the subject token stands for: a user of a connection, who is made where there is none yet.',
    [text('connection_name'), attributes, options],
    exactlyOne,
  ),
  'authentication.setOrganization': records('Says for which organization the tokens are.', [
    text('organization_id_or_name'),
  ]),
  'authentication.setActor': records(
    'Says who acts for the user: the `act` claim of the tokens, up to five actors deep. No refresh token is issued then.',
    [actor],
  ),
} as const;
