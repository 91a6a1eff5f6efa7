import { type Argument, flag, oneOf, positive, text, textOfBytes } from './arguments.ts';
import { isSaml } from './flow-kind.ts';
import type { Call, Method } from './method.ts';
import { records } from './records.ts';
import { bytesOf, soFar } from './sizes.ts';

// Sizes: Auth0's documentation, "Actions Limitations".
const KB = 1024;
const MAX_ATTRIBUTES = 100;
const MAX_PROBES = 10;
/** Auth0's Actions runtime allows ten times as much of attributes; the documentation holds (assumed). */
const MAX_TOTAL_BYTES = 10 * KB;

/** That other flows ignore it is assumed. Chains: Auth0's Actions runtime, though its types do not say so. */
const traits: Pick<Method, 'chains' | 'ignored'> = {
  chains: true,
  ignored: (event) =>
    isSaml(event) ? undefined : 'the application does not speak SAML or WS-Fed in this flow',
};

const sets = (does: string, takes: readonly Argument[]): Method => records(does, takes, traits);

const isScalar = (value: unknown): boolean => ['string', 'number', 'boolean'].includes(typeof value);

/** Auth0's documentation: `null` and `undefined` remove the attribute. */
const attributeValue: Argument = {
  name: 'value',
  limit: '2 KB',
  right: ['Sheffield', 'x'.repeat(2 * KB), 7, true, ['road', 'cargo'], null, undefined],
  wrong: [{ city: 'Leeds' }, [{}], 'x'.repeat(2 * KB + 1)],
  problem(value) {
    if (value === null || value === undefined) return undefined;
    if (!isScalar(value) && !(Array.isArray(value) && value.every(isScalar)))
      return 'must be a string, a number, a boolean, an array of them or null';
    const size = typeof value === 'string' ? Buffer.byteLength(value) : bytesOf(value);
    return size > 2 * KB ? 'must have at most 2 KB' : undefined;
  },
};

const probe = textOfBytes('nameIdentifierProbes', KB / 2);

const probes: Argument = {
  name: 'nameIdentifierProbes',
  limit: `${MAX_PROBES} items of ${KB / 2} bytes`,
  right: [['email'], Array(MAX_PROBES).fill('email'), ['x'.repeat(KB / 2)]],
  wrong: [undefined, 'email', ['email', 3], Array(MAX_PROBES + 1).fill('email'), ['x'.repeat(KB / 2 + 1)]],
  problem(value) {
    if (!Array.isArray(value)) return 'must be an array of strings';
    if (value.length > MAX_PROBES) return `must have at most ${MAX_PROBES} items`;
    return value.map((one) => probe.problem(one)).find((wrong) => wrong !== undefined);
  },
};

const setAttribute: Method = {
  takes: [textOfBytes('attribute', KB), attributeValue],
  does: 'Sets an attribute of the assertion; `null` removes it.',
  limits: `${MAX_ATTRIBUTES} attributes, ${MAX_TOTAL_BYTES / KB} KB together`,
  ...traits,
  run([attribute, value = null], call) {
    checkAttributes({ ...soFar(call), [String(attribute)]: value }, call);
    call.record([attribute, value]);
  },
};

function checkAttributes(attributes: object, call: Call): void {
  if (Object.keys(attributes).length > MAX_ATTRIBUTES)
    throw new Error(`api.${call.method}: a flow can set at most ${MAX_ATTRIBUTES} attributes.`);
  if (bytesOf(attributes) > MAX_TOTAL_BYTES)
    throw new Error(
      `api.${call.method}: the attributes are larger than ${MAX_TOTAL_BYTES / KB} KB together.`,
    );
}

/** Recorded: tokens of the local tenant are not SAML. */
export const samlMethods = {
  'samlResponse.setAttribute': setAttribute,
  'samlResponse.setAudience': sets('Sets the audience of the assertion.', [textOfBytes('audience', 2 * KB)]),
  'samlResponse.setAuthnContextClassRef': sets(
    'Sets how the person has signed in, as the assertion says it.',
    [textOfBytes('authnContextClassRef', KB / 2)],
  ),
  'samlResponse.setCert': sets('Sets the certificate that signs.', [textOfBytes('cert', 4 * KB)]),
  'samlResponse.setCreateUpnClaim': sets('Says whether a `upn` claim is made.', [flag('createUpnClaim')]),
  'samlResponse.setDestination': sets('Sets where the response is meant for.', [
    textOfBytes('destination', 2 * KB),
  ]),
  'samlResponse.setDigestAlgorithm': sets('Sets the algorithm of the digest.', [
    oneOf('digestAlgorithm', ['sha256', 'sha1']),
  ]),
  'samlResponse.setEncryptionAlgorithm': sets('Sets the algorithm that encrypts the assertion.', [
    oneOf('encryptionAlgorithm', ['aes256-gcm', 'aes256-cbc']),
  ]),
  'samlResponse.setEncryptionCert': sets('Sets the certificate that encrypts the assertion.', [
    textOfBytes('encryptionCert', 4 * KB),
  ]),
  'samlResponse.setEncryptionPublicKey': sets('Sets the key that encrypts the assertion.', [
    textOfBytes('encryptionPublicKey', 4 * KB),
  ]),
  'samlResponse.setIncludeAttributeNameFormat': sets(
    'Says whether attributes tell the format of their names.',
    [flag('includeAttributeNameFormat')],
  ),
  'samlResponse.setIssuer': sets('Sets the issuer of the response.', [text('issuer')]),
  'samlResponse.setKey': sets('Sets the private key that signs.', [textOfBytes('key', 4 * KB)]),
  'samlResponse.setLifetimeInSeconds': sets('Sets how long the assertion is good for.', [
    positive('lifetimeInSeconds'),
  ]),
  'samlResponse.setMapIdentities': sets('Says whether the identities of the user become attributes.', [
    flag('mapIdentities'),
  ]),
  'samlResponse.setMapUnknownClaimsAsIs': sets('Says whether claims without a mapping keep their names.', [
    flag('mapUnknownClaimsAsIs'),
  ]),
  'samlResponse.setNameIdentifierFormat': sets('Sets the format of the name identifier.', [
    textOfBytes('nameIdentifierFormat', KB / 2),
  ]),
  'samlResponse.setNameIdentifierProbes': sets(
    'Sets which attributes are tried for the name identifier, in order.',
    [probes],
  ),
  'samlResponse.setPassthroughClaimsWithNoMapping': sets(
    'Says whether claims without a mapping become attributes.',
    [flag('passthroughClaimsWithNoMapping')],
  ),
  'samlResponse.setRecipient': sets('Sets the recipient of the assertion.', [
    textOfBytes('recipient', 2 * KB),
  ]),
  'samlResponse.setRelayState': sets('Sets the relay state that goes with the response.', [
    text('relayState'),
  ]),
  'samlResponse.setSignResponse': sets('Says whether the response is signed in place of the assertion.', [
    flag('signResponse'),
  ]),
  'samlResponse.setSignatureAlgorithm': sets('Sets the algorithm that signs.', [
    oneOf('signatureAlgorithm', ['rsa-sha256', 'rsa-sha1']),
  ]),
  'samlResponse.setSigningCert': sets('Sets the certificate that checks the signature of the request.', [
    textOfBytes('signingCert', 4 * KB),
  ]),
  'samlResponse.setTypedAttributes': sets('Says whether attributes tell the types of their values.', [
    flag('typedAttributes'),
  ]),
} as const;
