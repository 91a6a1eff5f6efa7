/** Departures from the SAML add-on's settings, for applications that speak SAML. */
export interface SamlApi<Api> {
  setAttribute(attribute: string, value: unknown): Api;
  setAudience(audience: string): Api;
  setAuthnContextClassRef(authnContextClassRef: string): Api;
  setCert(cert: string): Api;
  setCreateUpnClaim(createUpnClaim: boolean): Api;
  setDestination(destination: string): Api;
  setDigestAlgorithm(digestAlgorithm: 'sha256' | 'sha1'): Api;
  setEncryptionAlgorithm(encryptionAlgorithm: 'aes256-gcm' | 'aes256-cbc'): Api;
  setEncryptionCert(encryptionCert: string): Api;
  setEncryptionPublicKey(encryptionPublicKey: string): Api;
  setIncludeAttributeNameFormat(includeAttributeNameFormat: boolean): Api;
  setIssuer(issuer: string): Api;
  setKey(key: string): Api;
  setLifetimeInSeconds(lifetimeInSeconds: number): Api;
  setMapIdentities(mapIdentities: boolean): Api;
  setMapUnknownClaimsAsIs(mapUnknownClaimsAsIs: boolean): Api;
  setNameIdentifierFormat(nameIdentifierFormat: string): Api;
  setNameIdentifierProbes(nameIdentifierProbes: readonly string[]): Api;
  setPassthroughClaimsWithNoMapping(passthroughClaimsWithNoMapping: boolean): Api;
  setRecipient(recipient: string): Api;
  setRelayState(relayState: string): Api;
  setSignResponse(signResponse: boolean): Api;
  setSignatureAlgorithm(signatureAlgorithm: 'rsa-sha256' | 'rsa-sha1'): Api;
  setSigningCert(signingCert: string): Api;
  setTypedAttributes(typedAttributes: boolean): Api;
}
