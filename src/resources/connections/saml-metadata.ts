import type { Doc } from '../../core/json.ts';

const PREFIX = '(?:[A-Za-z0-9_.-]+:)?';

/**
 * What Auth0 reads out of the metadata of a SAML identity provider (recorded): where to sign in and out, by which
 * binding, and the certificate, as Base64 of its PEM.
 */
export function samlMetadata(xml: string): Doc {
  const certificate = textOf(xml, 'X509Certificate');
  const signIn = serviceOf(xml, 'SingleSignOnService');
  const signOut = serviceOf(xml, 'SingleLogoutService');
  return {
    ...(certificate !== undefined && { signingCert: Buffer.from(pemOf(certificate)).toString('base64') }),
    ...(signIn && { signInEndpoint: signIn.location, bindingMethod: signIn.binding }),
    ...(signOut && { signOutEndpoint: signOut.location }),
  };
}

/** What Auth0 reads out of the metadata of AD FS: where to sign in, who it is and its certificate's thumbprint (assumed). */
export function federationMetadata(xml: string): Doc {
  const entity = new RegExp(`<${PREFIX}EntityDescriptor\\b[^>]*\\bentityID="([^"]*)"`).exec(xml)?.[1];
  const passive = new RegExp(`<${PREFIX}PassiveRequestorEndpoint>[\\s\\S]*?<${PREFIX}Address>([^<]*)<`).exec(
    xml,
  );
  const address = passive?.[1]?.trim() ?? serviceOf(xml, 'SingleSignOnService')?.location;
  return {
    ...(entity !== undefined && { entityId: entity }),
    ...(address !== undefined && { signInEndpoint: address }),
  };
}

/** The first certificate of the metadata, as PEM. */
export function certificateIn(xml: string): string | undefined {
  const certificate = textOf(xml, 'X509Certificate');
  return certificate === undefined ? undefined : pemOf(certificate);
}

function textOf(xml: string, tag: string): string | undefined {
  return new RegExp(`<${PREFIX}${tag}\\b[^>]*>([^<]*)<`).exec(xml)?.[1]?.trim();
}

/** The service that redirects, which Auth0 prefers (recorded); else the first. */
function serviceOf(xml: string, tag: string): { location: string; binding: string } | undefined {
  const found = [...xml.matchAll(new RegExp(`<${PREFIX}${tag}\\b[^>]*>`, 'g'))].map(([element]) => ({
    location: attributeOf(element, 'Location'),
    binding: attributeOf(element, 'Binding'),
  }));
  return found.find(({ binding }) => binding.endsWith(':HTTP-Redirect')) ?? found[0];
}

function attributeOf(element: string, name: string): string {
  return (new RegExp(`\\b${name}="([^"]*)"`).exec(element)?.[1] ?? '').replaceAll('&amp;', '&');
}

function pemOf(certificate: string): string {
  const lines = certificate.replace(/\s/g, '').match(/.{1,64}/g) ?? [];
  return ['-----BEGIN CERTIFICATE-----', ...lines, '-----END CERTIFICATE-----', ''].join('\n');
}
