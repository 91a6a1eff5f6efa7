import { requestAuthentication } from './authentication.ts';
import { client } from './client.ts';
import { connection } from './connection.ts';
import { customDomain } from './custom-domain.ts';
import { requestWithBody } from './request.ts';
import { object } from './schema.ts';
import { securityContext } from './security-context.ts';
import { tenant } from './tenant.ts';
import { preRegistrationTransaction } from './transaction.ts';
import { newUser } from './user.ts';

/** A person is about to be added to a database or passwordless connection. */
export const preUserRegistrationEvent = object(
  { connection, request: requestWithBody, tenant, user: newUser },
  {
    authentication: requestAuthentication,
    client,
    custom_domain: customDomain,
    security_context: securityContext,
    transaction: preRegistrationTransaction,
  },
);
