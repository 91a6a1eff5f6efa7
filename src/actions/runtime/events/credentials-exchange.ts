import { agent } from './agent.ts';
import { client } from './client.ts';
import { customDomain } from './custom-domain.ts';
import { organization } from './organization.ts';
import { requestWithBody } from './request.ts';
import { resourceServer } from './resource-server.ts';
import { dictionary, object, text, texts } from './schema.ts';
import { tenant } from './tenant.ts';

/** A machine asks for an access token: there is no user. */
export const credentialsExchangeEvent = object(
  {
    accessToken: object({ customClaims: dictionary, scope: texts }),
    client,
    request: requestWithBody,
    resource_server: resourceServer,
    tenant,
    transaction: object(
      {
        /** Empty where the request named no scope: the token gets all that the client grant allows. */
        requested_scopes: texts,
      },
      {
        correlation_id: text,
        /** Early Access. */
        target_scopes: texts,
      },
    ),
  },
  { agent, custom_domain: customDomain, organization },
);
