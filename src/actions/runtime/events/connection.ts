import { labels, object, text } from './schema.ts';

export const connection = object(
  {
    id: text,
    name: text,
    /** `auth0` for a database, else the identity provider: `google-oauth2`, `samlp`, `adfs`. */
    strategy: text,
  },
  { metadata: labels },
);
