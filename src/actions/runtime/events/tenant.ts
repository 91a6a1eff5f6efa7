import { object, text } from './schema.ts';

/** `id` is the tenant's name: `fernhill-dev`. */
export const tenant = object({ id: text });

/** With what a message can be decorated with. */
export const messageTenant = object(
  { id: text },
  { friendly_name: text, home_url: text, logo_url: text, support_email: text, support_url: text },
);
