import type { PostLogin } from 'understudy/actions';

/**
 * Connections to a company's own directory: the company says who its people are, and many of them never send
 * `email_verified`. Social accounts are not among them: at GitHub and Facebook anybody can enter an address that is
 * not theirs. A strategy that is not listed counts as not enterprise, so a new kind of connection is refused until
 * somebody decides.
 */
const ENTERPRISE_STRATEGIES = new Set([
  'ad',
  'adfs',
  'auth0-adldap',
  'google-apps',
  'ip',
  'office365',
  'oidc',
  'okta',
  'pingfederate',
  'samlp',
  'waad',
]);

/** Refuses people whose e-mail address is not verified; people of enterprise connections are let in. */
export const onExecutePostLogin: PostLogin = async (event, api) => {
  if (event.user.email_verified || ENTERPRISE_STRATEGIES.has(event.connection.strategy)) return;
  api.access.deny(
    'Please confirm your e-mail address first: follow the link in the e-mail that we sent you.',
  );
};
