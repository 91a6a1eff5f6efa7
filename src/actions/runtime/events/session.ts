import { device } from './device.ts';
import { choice, dictionary, list, type ObjectSchema, object, type TypeOf, text } from './schema.ts';

const sessionSchema = object(
  { id: text },
  {
    /** Who acts for the person (Session Delegation). */
    actor: object({ sub: text }),
    authenticated_at: text,
    /** The applications that the person has signed in to. */
    clients: list(object({ client_id: text })),
    cookie: object({ mode: choice('persistent', 'non-persistent') }),
    created_at: text,
    device,
    expires_at: text,
    idle_expires_at: text,
    last_interacted_at: text,
    metadata: dictionary,
    session_transfer: object({}, { parent_refresh_token: object({}, { id: text, metadata: dictionary }) }),
    updated_at: text,
    user_id: text,
  },
);

/** Dates are ISO 8601 texts. Only `id` is there on every plan. */
export interface Session extends TypeOf<typeof sessionSchema> {}
export const session: ObjectSchema<Session> = sessionSchema;
