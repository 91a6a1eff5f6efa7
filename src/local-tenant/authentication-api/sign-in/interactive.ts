import { type Doc, textsOf } from '../../../core/json.ts';

/** Auth0's documentation, "Redirect with Actions": flows in which a person sits in front of a browser. */
const WITH_BROWSER = new Set([
  'oidc-basic-profile',
  'oidc-implicit-profile',
  'oidc-hybrid-profile',
  'samlp',
  'wsfed',
]);

/** Whether the person has a browser, and so a session. */
export function hasBrowser(protocol: string): boolean {
  return WITH_BROWSER.has(protocol);
}

/** Whether the person can be sent somewhere, or asked for something, on the way. */
export function isInteractive(protocol: string, transaction: Doc = {}): boolean {
  return hasBrowser(protocol) && !textsOf(transaction.prompt).includes('none');
}
