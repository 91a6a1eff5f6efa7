import { device } from './device.ts';
import { dictionaries, dictionary, flag, type ObjectSchema, object, type TypeOf, text } from './schema.ts';

const refreshTokenSchema = object(
  { id: text, created_at: text },
  {
    client_id: text,
    device,
    expires_at: text,
    idle_expires_at: text,
    last_exchanged_at: text,
    metadata: dictionary,
    resource_servers: dictionaries,
    rotating: flag,
    session_id: text,
    session_transfer: object({}, { parent_refresh_token: object({}, { id: text }) }),
    user_id: text,
  },
);

/** There at a refresh token exchange; at a first login it is not. Dates are ISO 8601 texts. */
export interface RefreshToken extends TypeOf<typeof refreshTokenSchema> {}
export const refreshToken: ObjectSchema<RefreshToken> = refreshTokenSchema;
