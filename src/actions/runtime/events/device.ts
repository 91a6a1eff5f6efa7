import { type ObjectSchema, object, type TypeOf, text } from './schema.ts';

const deviceSchema = object(
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

/** What a session or a refresh token was first and last used from. */
export interface Device extends TypeOf<typeof deviceSchema> {}
export const device: ObjectSchema<Device> = deviceSchema;
