import { requestAuthentication } from './authentication.ts';
import { connection } from './connection.ts';
import { customDomain } from './custom-domain.ts';
import { request } from './request.ts';
import { object } from './schema.ts';
import { securityContext } from './security-context.ts';
import { tenant } from './tenant.ts';
import { postRegistrationTransaction } from './transaction.ts';
import { user } from './user.ts';

/** A person was added to a database or passwordless connection. What the Action does has no effect on the sign-up. */
export const postUserRegistrationEvent = object(
  { connection, tenant, user },
  {
    authentication: requestAuthentication,
    custom_domain: customDomain,
    request,
    security_context: securityContext,
    transaction: postRegistrationTransaction,
  },
);
