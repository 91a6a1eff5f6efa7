import { inflateRawSync } from 'node:zlib';

/** Bytes that a request may come to: an AuthnRequest has some hundred. */
const MOST = 64 * 1024;

export interface SamlRequest {
  readonly id?: string | undefined;
  readonly issuer?: string | undefined;
  /** Where the answer is wanted. */
  readonly callback?: string | undefined;
  readonly forceAuthn?: boolean;
}

/**
 * What an AuthnRequest says, as far as a provider needs it: base64, and deflated where it came in a query (SAML Bindings, section
 * 3.4.4.1). One that cannot be read says nothing.
 */
export function requestIn(encoded: string, { deflated }: { readonly deflated: boolean }): SamlRequest {
  try {
    const bytes = Buffer.from(encoded, 'base64');
    const text = (deflated ? inflateRawSync(bytes, { maxOutputLength: MOST }) : bytes).toString();
    return {
      id: /<[^>]*AuthnRequest[^>]*\sID="([^"]+)"/.exec(text)?.[1],
      issuer: /<[^>]*Issuer[^>]*>([^<]+)</.exec(text)?.[1]?.trim(),
      callback: /AssertionConsumerServiceURL="([^"]+)"/.exec(text)?.[1]?.replaceAll('&amp;', '&'),
      forceAuthn: /\sForceAuthn="true"/.test(text),
    };
  } catch {
    return {};
  }
}
