const RSA_SHA256 = 'http://www.w3.org/2001/04/xmldsig-more#rsa-sha256';
const RSA_SHA1 = 'http://www.w3.org/2000/09/xmldsig#rsa-sha1';
const SHA256 = 'http://www.w3.org/2001/04/xmlenc#sha256';
const SHA1 = 'http://www.w3.org/2000/09/xmldsig#sha1';
const EXCLUSIVE = 'http://www.w3.org/2001/10/xml-exc-c14n#';
const ENVELOPED = 'http://www.w3.org/2000/09/xmldsig#enveloped-signature';

/** Which element of a document is signed, and where its signature goes. */
export interface SignedElement {
  /** The attribute with its id: `ID` in SAML 2.0, `AssertionID` in SAML 1.1. */
  readonly idAttribute: 'ID' | 'AssertionID';
  readonly id: string;
  /** SAML 2.0 has it after the issuer (SAML Core, section 5.4), SAML 1.1 at the end. */
  readonly place: 'after-issuer' | 'end';
}

export interface Signer {
  /** PEM. */
  readonly key: string;
  readonly cert: string;
  readonly sha1Signature?: boolean | undefined;
  readonly sha1Digest?: boolean | undefined;
}

/** Signs an element of an XML document: XML Signature, enveloped, exclusive canonicalization. */
export function signElement(document: string, element: SignedElement, signer: Signer): string {
  // Loaded when the first assertion is made: a start has no need of it.
  const { SignedXml }: typeof import('xml-crypto') = require('xml-crypto');
  const signature = new SignedXml({
    privateKey: signer.key,
    publicCert: signer.cert,
    idAttribute: element.idAttribute,
    signatureAlgorithm: signer.sha1Signature ? RSA_SHA1 : RSA_SHA256,
    canonicalizationAlgorithm: EXCLUSIVE,
  });
  const xpath = `//*[@${element.idAttribute}='${element.id}']`;
  const digestAlgorithm = signer.sha1Digest ? SHA1 : SHA256;
  signature.addReference({ xpath, digestAlgorithm, transforms: [ENVELOPED, EXCLUSIVE] });
  signature.computeSignature(document, {
    location:
      element.place === 'end'
        ? { reference: xpath, action: 'append' }
        : { reference: `${xpath}/*[local-name(.)='Issuer']`, action: 'after' },
  });
  return signature.getSignedXml();
}
