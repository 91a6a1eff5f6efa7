import { dictionaries, labels, type ObjectSchema, object, type TypeOf, text } from './schema.ts';

const fields = { client_id: text, metadata: labels, name: text };

const clientSchema = object(fields);

export interface Client extends TypeOf<typeof clientSchema> {}
export const client: ObjectSchema<Client> = clientSchema;

const loginClientSchema = object(fields, { refresh_token: object({}, { policies: dictionaries }) });

/** With the policies for refresh tokens that are good for several APIs (Early Access). */
export interface LoginClient extends TypeOf<typeof loginClientSchema> {}
export const loginClient: ObjectSchema<LoginClient> = loginClientSchema;
