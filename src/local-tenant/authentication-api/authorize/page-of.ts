import type { Documents } from '../../../core/documents.ts';
import type { BrowserLogin } from './browser-login.ts';

/** The path of the page that a login waits at, with its `state`. Auth0's own paths, as browsers show them. */
export function pageOf(documents: Documents, login: BrowserLogin): string {
  const path = PAGES[login.waits](documents, login);
  return `${path}${path.includes('?') ? '&' : '?'}state=${encodeURIComponent(login.state)}`;
}

type Page = (documents: Documents, login: BrowserLogin) => string;

const PAGES: Readonly<Record<BrowserLogin['waits'], Page>> = {
  person: firstPage,
  organization: (_, { person }) => (person ? '/u/organization/picker' : '/u/organization'),
  redirect: () => '/continue',
  form: () => '/u/custom-prompt',
  mfa: () => '/u/mfa',
  consent: () => '/u/consent',
  reset: (_, { reset = '' }) => `/u/reset-verify?ticket=${encodeURIComponent(reset)}`,
};

/** Auth0's documentation, "Universal Experience": `screen_hint`; "Identifier First": the tenant's setting. */
function firstPage(documents: Documents, { parameters, scratch }: BrowserLogin): string {
  if (parameters.invitation && scratch.invited !== true) return '/u/accept-invitation';
  const identifierFirst = documents.get('/prompts', '')?.identifier_first === true;
  if (parameters.screen_hint === 'signup') return '/u/signup';
  return identifierFirst ? '/u/login/identifier' : '/u/login';
}
