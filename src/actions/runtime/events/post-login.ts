import { agent } from './agent.ts';
import { loginAuthentication } from './authentication.ts';
import { authorization } from './authorization.ts';
import { loginClient } from './client.ts';
import { connection } from './connection.ts';
import { customDomain } from './custom-domain.ts';
import { organization } from './organization.ts';
import { prompt } from './prompt.ts';
import { refreshToken } from './refresh-token.ts';
import { loginRequest } from './request.ts';
import { resourceServer } from './resource-server.ts';
import { object } from './schema.ts';
import { securityContext } from './security-context.ts';
import { session } from './session.ts';
import { sessionTransferToken } from './session-transfer-token.ts';
import { stats } from './stats.ts';
import { tenant } from './tenant.ts';
import { loginTransaction } from './transaction.ts';
import { loginUser } from './user.ts';

/** A person has proved who they are and has no tokens yet; also every refresh token exchange. */
export const postLoginEvent = object(
  { client: loginClient, connection, request: loginRequest, stats, tenant, user: loginUser },
  {
    agent,
    authentication: loginAuthentication,
    /** `roles` are names. Missing where roles could not be read: always `event.authorization?.roles`. */
    authorization,
    custom_domain: customDomain,
    organization,
    prompt,
    refresh_token: refreshToken,
    resource_server: resourceServer,
    security_context: securityContext,
    session,
    session_transfer_token: sessionTransferToken,
    transaction: loginTransaction,
  },
);
