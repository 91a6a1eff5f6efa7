import * as z from 'zod';
import { choice, flag, listOf, metadata, number, object, settings, text, texts } from '../schema.ts';

const options = settings({
  icon_url: text.nullable(),
  domain_aliases: texts.nullable(),
  idpinitiated: settings({
    enabled: flag,
    client_id: text,
    client_protocol: choice('samlp', 'wsfed', 'oauth2'),
    client_authorizequery: text.max(256),
  }),
});

const userScopes = ['get', 'post', 'put', 'patch', 'delete'].flatMap((verb) => [
  `${verb}:users`,
  `${verb}:groups`,
]);

/** What `POST /self-service-profiles/{id}/sso-ticket` takes. */
export const ticketBody = settings({
  connection_id: text,
  connection_config: object(
    { name: text.max(128).regex(/^[a-zA-Z0-9](-[a-zA-Z0-9]|[a-zA-Z0-9])*$/) },
    { display_name: text.max(128), is_domain_connection: flag, show_as_button: flag, metadata, options },
  ),
  enabled_clients: texts,
  enabled_organizations: listOf(
    object({ organization_id: text.max(50) }, { assign_membership_on_login: flag, show_as_button: flag }),
  ),
  ttl_sec: z.int().min(0).max(432_000),
  domain_aliases_config: object(
    { domain_verification: choice('none', 'optional', 'required') },
    { pending_domains: listOf(text.min(1).max(255)) },
  ),
  provisioning_config: settings({
    scopes: listOf(choice(...userScopes)).min(1),
    google_workspace: object({ sync_users: flag }),
    token_lifetime: number.min(900).nullable(),
  }),
  use_for_organization_discovery: flag,
  third_party_client_access_config: object({ allow_configuration: flag }),
  enabled_features: settings({ sso: flag, domain_verification: flag, provisioning: flag }),
});
