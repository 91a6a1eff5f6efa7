import { geoip } from './geoip.ts';
import { type ObjectSchema, object, type TypeOf, text, texts } from './schema.ts';

const sessionTransferTokenSchema = object({
  client_id: text,
  request: object({ ip: text }, { asn: text, geoip, user_agent: text }),
  scope: texts,
});

/** Native to Web SSO (Early Access). */
export interface SessionTransferToken extends TypeOf<typeof sessionTransferTokenSchema> {}
export const sessionTransferToken: ObjectSchema<SessionTransferToken> = sessionTransferTokenSchema;
