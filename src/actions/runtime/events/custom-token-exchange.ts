import { client } from './client.ts';
import { organization } from './organization.ts';
import { requestWithBody } from './request.ts';
import { resourceServer } from './resource-server.ts';
import { object, text, texts } from './schema.ts';
import { tenant } from './tenant.ts';
import { loginUser } from './user.ts';

/** An application wants Auth0's tokens for a token of somebody else's. */
export const customTokenExchangeEvent = object(
  {
    client,
    request: requestWithBody,
    resource_server: resourceServer,
    tenant,
    transaction: object(
      {
        requested_scopes: texts,
        requested_token_type: text,
        /** As it came: it is for the Action to check it. */
        subject_token: text,
        /** A URI that a Custom Token Exchange Profile names. */
        subject_token_type: text,
      },
      {
        actor_token: text,
        actor_token_type: text,
        /** There where `actor_token` is an ID token of this tenant; Auth0 has checked it. */
        actor_token_user: loginUser,
      },
    ),
  },
  { organization },
);
