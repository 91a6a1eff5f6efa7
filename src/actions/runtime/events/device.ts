import { object, text } from './schema.ts';

/** What a session or a refresh token was first and last used from. */
export const device = object(
  {},
  {
    initial_asn: text,
    initial_ip: text,
    initial_user_agent: text,
    last_asn: text,
    last_ip: text,
    last_user_agent: text,
  },
);
