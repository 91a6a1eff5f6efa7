export type SamlAttributeValue = string | number | boolean | readonly (string | number | boolean)[] | null;

/** Departures from the SAML add-on's settings, for applications that speak SAML. */
export interface SamlApi {
  /** `null` removes it. */
  setAttribute(attribute: string, value: SamlAttributeValue): void;
  setAudience(audience: string): void;
  setAuthnContextClassRef(authnContextClassRef: string): void;
  setCert(cert: string): void;
  setCreateUpnClaim(createUpnClaim: boolean): void;
  setDestination(destination: string): void;
  setDigestAlgorithm(digestAlgorithm: 'sha256' | 'sha1'): void;
  setEncryptionAlgorithm(encryptionAlgorithm: 'aes256-gcm' | 'aes256-cbc'): void;
  setEncryptionCert(encryptionCert: string): void;
  setEncryptionPublicKey(encryptionPublicKey: string): void;
  setIncludeAttributeNameFormat(includeAttributeNameFormat: boolean): void;
  setIssuer(issuer: string): void;
  setKey(key: string): void;
  setLifetimeInSeconds(lifetimeInSeconds: number): void;
  setMapIdentities(mapIdentities: boolean): void;
  setMapUnknownClaimsAsIs(mapUnknownClaimsAsIs: boolean): void;
  setNameIdentifierFormat(nameIdentifierFormat: string): void;
  setNameIdentifierProbes(nameIdentifierProbes: readonly string[]): void;
  setPassthroughClaimsWithNoMapping(passthroughClaimsWithNoMapping: boolean): void;
  setRecipient(recipient: string): void;
  setRelayState(relayState: string): void;
  setSignResponse(signResponse: boolean): void;
  setSignatureAlgorithm(signatureAlgorithm: 'rsa-sha256' | 'rsa-sha1'): void;
  setSigningCert(signingCert: string): void;
  setTypedAttributes(typedAttributes: boolean): void;
}
