import { pem } from './pem.ts';

/** 1.2.840.113549.1.7.2 (signedData) and …7.1 (data), as DER. */
const SIGNED_DATA = Buffer.from('06092a864886f70d010702', 'hex');
const DATA = Buffer.from('06092a864886f70d010701', 'hex');
const VERSION_1 = Buffer.from('020101', 'hex');
const EMPTY_SET = Buffer.from('3100', 'hex');
const SEQUENCE = 0x30;
const CONTEXT_0 = 0xa0;

/** A certificate as the PKCS#7 that carries nothing else (RFC 2315, section 9.1: signed data without signers). */
export function pkcs7Of(certificate: Buffer): string {
  const signedData = der(
    SEQUENCE,
    VERSION_1,
    EMPTY_SET,
    der(SEQUENCE, DATA),
    der(CONTEXT_0, certificate),
    EMPTY_SET,
  );
  return pem('PKCS7', der(SEQUENCE, SIGNED_DATA, der(CONTEXT_0, signedData)));
}

/** One DER value: tag, length, content. */
function der(tag: number, ...parts: Buffer[]): Buffer {
  const content = Buffer.concat(parts);
  return Buffer.concat([Buffer.from([tag]), lengthOf(content.length), content]);
}

function lengthOf(length: number): Buffer {
  if (length < 0x80) return Buffer.from([length]);
  const hex = length.toString(16);
  const bytes = Buffer.from(hex.length % 2 ? `0${hex}` : hex, 'hex');
  return Buffer.concat([Buffer.from([0x80 | bytes.length]), bytes]);
}
