import { type ObjectSchema, object, type TypeOf, text } from './schema.ts';

const tenantSchema = object({ id: text });

/** `id` is the tenant's name: `fernhill-dev`. */
export interface Tenant extends TypeOf<typeof tenantSchema> {}
export const tenant: ObjectSchema<Tenant> = tenantSchema;

const messageTenantSchema = object(
  { id: text },
  { friendly_name: text, home_url: text, logo_url: text, support_email: text, support_url: text },
);

/** With what a message can be decorated with. */
export interface MessageTenant extends TypeOf<typeof messageTenantSchema> {}
export const messageTenant: ObjectSchema<MessageTenant> = messageTenantSchema;
