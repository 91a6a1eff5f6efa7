import { requestAuthentication } from './authentication.ts';
import { connection } from './connection.ts';
import { customDomain } from './custom-domain.ts';
import { request } from './request.ts';
import { object } from './schema.ts';
import { tenant } from './tenant.ts';
import { correlation } from './transaction.ts';
import { changedUser } from './user.ts';

/** The password of a person of a database has changed. */
export const postChangePasswordEvent = object(
  { connection, request, tenant, user: changedUser },
  { authentication: requestAuthentication, custom_domain: customDomain, transaction: correlation },
);
