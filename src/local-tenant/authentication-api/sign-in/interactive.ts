import { type Doc, textsOf } from '../../../core/json.ts';

/** Auth0's documentation, "Redirect with Actions": flows in which a person sits in front of a browser. */
const WITH_BROWSER = new Set([
  'oidc-basic-profile',
  'oidc-implicit-profile',
  'oidc-hybrid-profile',
  // Assumed of Actions: the person who lets a device in sits in front of a browser.
  'oauth2-device-code',
  'samlp',
  'wsfed',
]);

/** Whether the person has a browser, and so a session. */
export function hasBrowser(protocol: string): boolean {
  return WITH_BROWSER.has(protocol);
}

/** Whether a second factor can be given: on a page, or later with an `mfa_token`. */
export function canGiveFactor({ protocol, transaction, takesFactorLater }: Waiting): boolean {
  return takesFactorLater === true || isInteractive(protocol, transaction);
}

interface Waiting {
  readonly protocol: string;
  readonly transaction?: Doc | undefined;
  readonly takesFactorLater?: boolean;
}

/** Whether the person can be sent somewhere, or asked for something, on the way. */
export function isInteractive(protocol: string, transaction: Doc = {}): boolean {
  return hasBrowser(protocol) && !textsOf(transaction.prompt).includes('none');
}
