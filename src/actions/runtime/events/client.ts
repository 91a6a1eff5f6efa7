import { dictionaries, labels, object, text } from './schema.ts';

const fields = { client_id: text, metadata: labels, name: text };

export const client = object(fields);

/** With the policies for refresh tokens that are good for several APIs (Early Access). */
export const loginClient = object(fields, { refresh_token: object({}, { policies: dictionaries }) });
