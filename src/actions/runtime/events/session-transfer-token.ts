import { geoip } from './geoip.ts';
import { object, text, texts } from './schema.ts';

/** Native to Web SSO (Early Access). */
export const sessionTransferToken = object({
  client_id: text,
  request: object({ ip: text }, { asn: text, geoip, user_agent: text }),
  scope: texts,
});
