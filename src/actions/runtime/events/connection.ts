import { labels, type ObjectSchema, object, type TypeOf, text } from './schema.ts';

const connectionSchema = object(
  {
    id: text,
    name: text,
    /** `auth0` for a database, else the identity provider: `google-oauth2`, `samlp`, `adfs`. */
    strategy: text,
  },
  { metadata: labels },
);

export interface Connection extends TypeOf<typeof connectionSchema> {}
export const connection: ObjectSchema<Connection> = connectionSchema;
