import { type ObjectSchema, object, type TypeOf, text } from './schema.ts';

const securityContextSchema = object({}, { ja3: text, ja4: text });

/** Fingerprints of the TLS handshake. */
export interface SecurityContext extends TypeOf<typeof securityContextSchema> {}
export const securityContext: ObjectSchema<SecurityContext> = securityContextSchema;
