import { anything, flag, number, oneOf, text, texts } from './arguments.ts';
import { records } from './records.ts';

// Sizes: Auth0's documentation, "Actions Limitations".
const KB = 1024;

/** Recorded: tokens of the local tenant are not SAML. */
export const samlMethods = {
  'samlResponse.setAttribute': records(text('attribute', KB), anything('value')),
  'samlResponse.setAudience': records(text('audience', 2 * KB)),
  'samlResponse.setAuthnContextClassRef': records(text('authnContextClassRef', KB / 2)),
  'samlResponse.setCert': records(text('cert', 4 * KB)),
  'samlResponse.setCreateUpnClaim': records(flag('createUpnClaim')),
  'samlResponse.setDestination': records(text('destination', 2 * KB)),
  'samlResponse.setDigestAlgorithm': records(oneOf('digestAlgorithm', ['sha256', 'sha1'])),
  'samlResponse.setEncryptionAlgorithm': records(oneOf('encryptionAlgorithm', ['aes256-gcm', 'aes256-cbc'])),
  'samlResponse.setEncryptionCert': records(text('encryptionCert', 4 * KB)),
  'samlResponse.setEncryptionPublicKey': records(text('encryptionPublicKey', 4 * KB)),
  'samlResponse.setIncludeAttributeNameFormat': records(flag('includeAttributeNameFormat')),
  'samlResponse.setIssuer': records(text('issuer')),
  'samlResponse.setKey': records(text('key', 4 * KB)),
  'samlResponse.setLifetimeInSeconds': records(number('lifetimeInSeconds')),
  'samlResponse.setMapIdentities': records(flag('mapIdentities')),
  'samlResponse.setMapUnknownClaimsAsIs': records(flag('mapUnknownClaimsAsIs')),
  'samlResponse.setNameIdentifierFormat': records(text('nameIdentifierFormat', KB / 2)),
  'samlResponse.setNameIdentifierProbes': records(texts('nameIdentifierProbes')),
  'samlResponse.setPassthroughClaimsWithNoMapping': records(flag('passthroughClaimsWithNoMapping')),
  'samlResponse.setRecipient': records(text('recipient', 2 * KB)),
  'samlResponse.setRelayState': records(text('relayState')),
  'samlResponse.setSignResponse': records(flag('signResponse')),
  'samlResponse.setSignatureAlgorithm': records(oneOf('signatureAlgorithm', ['rsa-sha256', 'rsa-sha1'])),
  'samlResponse.setSigningCert': records(text('signingCert', 4 * KB)),
  'samlResponse.setTypedAttributes': records(flag('typedAttributes')),
} as const;
