import { anything, flag, number, oneOf, text, texts } from './arguments.ts';
import { records } from './records.ts';

// Sizes: Auth0's documentation, "Actions Limitations".
const KB = 1024;

/** Recorded: tokens of the local tenant are not SAML. */
export const samlMethods = {
  'samlResponse.setAttribute': records('Sets an attribute of the assertion.', [
    text('attribute', KB),
    anything('value'),
  ]),
  'samlResponse.setAudience': records('Sets the audience of the assertion.', [text('audience', 2 * KB)]),
  'samlResponse.setAuthnContextClassRef': records(
    'Sets how the person has signed in, as the assertion says it.',
    [text('authnContextClassRef', KB / 2)],
  ),
  'samlResponse.setCert': records('Sets the certificate that signs.', [text('cert', 4 * KB)]),
  'samlResponse.setCreateUpnClaim': records('Says whether a `upn` claim is made.', [flag('createUpnClaim')]),
  'samlResponse.setDestination': records('Sets where the response is meant for.', [
    text('destination', 2 * KB),
  ]),
  'samlResponse.setDigestAlgorithm': records('Sets the algorithm of the digest.', [
    oneOf('digestAlgorithm', ['sha256', 'sha1']),
  ]),
  'samlResponse.setEncryptionAlgorithm': records('Sets the algorithm that encrypts the assertion.', [
    oneOf('encryptionAlgorithm', ['aes256-gcm', 'aes256-cbc']),
  ]),
  'samlResponse.setEncryptionCert': records('Sets the certificate that encrypts the assertion.', [
    text('encryptionCert', 4 * KB),
  ]),
  'samlResponse.setEncryptionPublicKey': records('Sets the key that encrypts the assertion.', [
    text('encryptionPublicKey', 4 * KB),
  ]),
  'samlResponse.setIncludeAttributeNameFormat': records(
    'Says whether attributes tell the format of their names.',
    [flag('includeAttributeNameFormat')],
  ),
  'samlResponse.setIssuer': records('Sets the issuer of the response.', [text('issuer')]),
  'samlResponse.setKey': records('Sets the private key that signs.', [text('key', 4 * KB)]),
  'samlResponse.setLifetimeInSeconds': records('Sets how long the assertion is good for.', [
    number('lifetimeInSeconds'),
  ]),
  'samlResponse.setMapIdentities': records('Says whether the identities of the user become attributes.', [
    flag('mapIdentities'),
  ]),
  'samlResponse.setMapUnknownClaimsAsIs': records('Says whether claims without a mapping keep their names.', [
    flag('mapUnknownClaimsAsIs'),
  ]),
  'samlResponse.setNameIdentifierFormat': records('Sets the format of the name identifier.', [
    text('nameIdentifierFormat', KB / 2),
  ]),
  'samlResponse.setNameIdentifierProbes': records(
    'Sets which attributes are tried for the name identifier, in order.',
    [texts('nameIdentifierProbes')],
  ),
  'samlResponse.setPassthroughClaimsWithNoMapping': records(
    'Says whether claims without a mapping become attributes.',
    [flag('passthroughClaimsWithNoMapping')],
  ),
  'samlResponse.setRecipient': records('Sets the recipient of the assertion.', [text('recipient', 2 * KB)]),
  'samlResponse.setRelayState': records('Sets the relay state that goes with the response.', [
    text('relayState'),
  ]),
  'samlResponse.setSignResponse': records('Says whether the response is signed in place of the assertion.', [
    flag('signResponse'),
  ]),
  'samlResponse.setSignatureAlgorithm': records('Sets the algorithm that signs.', [
    oneOf('signatureAlgorithm', ['rsa-sha256', 'rsa-sha1']),
  ]),
  'samlResponse.setSigningCert': records('Sets the certificate that checks the signature of the request.', [
    text('signingCert', 4 * KB),
  ]),
  'samlResponse.setTypedAttributes': records('Says whether attributes tell the types of their values.', [
    flag('typedAttributes'),
  ]),
} as const;
