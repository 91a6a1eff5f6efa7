import { object, text } from './schema.ts';

/** Fingerprints of the TLS handshake. */
export const securityContext = object({}, { ja3: text, ja4: text });
