import { resetAuthentication } from './authentication.ts';
import { authorization } from './authorization.ts';
import { client } from './client.ts';
import { connection } from './connection.ts';
import { customDomain } from './custom-domain.ts';
import { organization } from './organization.ts';
import { prompt } from './prompt.ts';
import { requestWithQuery } from './request.ts';
import { object, text, texts } from './schema.ts';
import { stats } from './stats.ts';
import { tenant } from './tenant.ts';
import { resetUser } from './user.ts';

/** A person has followed the link that they were sent, and has set no new password yet. */
export const passwordResetPostChallengeEvent = object(
  {
    authentication: resetAuthentication,
    authorization,
    client,
    connection,
    request: requestWithQuery,
    stats,
    tenant,
    transaction: object(
      { locale: text, ui_locales: texts },
      { correlation_id: text, login_hint: text, state: text },
    ),
    user: resetUser,
  },
  { custom_domain: customDomain, organization, prompt },
);
