import { actions, actionsAsset } from './actions.ts';
import { attackProtection, attackProtectionAsset } from './attack-protection.ts';
import { branding, brandingAsset, universalLoginTemplate } from './branding.ts';
import { clientGrants, clientGrantsAsset } from './client-grants.ts';
import { clients, clientsAsset } from './clients.ts';
import { directoryProvisionings } from './connection-children.ts';
import { connections, connectionsAsset, databasesAsset } from './connections.ts';
import { emailProvider, emailProviderAsset } from './email-provider.ts';
import { emailTemplates, emailTemplatesAsset, newEmailTemplate } from './email-templates.ts';
import { guardian, guardianAssets } from './guardian.ts';
import type { Asset, Kind } from './kind.ts';
import { organizations, organizationsAsset } from './organizations.ts';
import { pagesAsset } from './pages.ts';
import { plainAssets, plainKinds } from './plain-kinds.ts';
import { prompts, promptsAsset } from './prompts.ts';
import { resourceServers, resourceServersAsset } from './resource-servers.ts';
import { roles, rolesAsset } from './roles.ts';
import { supplementalSignals, supplementalSignalsAsset } from './supplemental-signals.ts';
import { tenantAsset, tenantSettings } from './tenant-settings.ts';
import { themes, themesAsset } from './themes.ts';
import { triggerBindings, triggers, triggersAsset } from './triggers.ts';
import { users, usersByEmail } from './users.ts';

/** Every resource of the Management API that the local tenant answers for. */
export const kinds: readonly Kind[] = [
  clients,
  resourceServers,
  clientGrants,
  connections,
  directoryProvisionings,
  roles,
  organizations,
  actions,
  triggers,
  triggerBindings,
  users,
  usersByEmail,
  tenantSettings,
  ...attackProtection,
  ...guardian,
  branding,
  universalLoginTemplate,
  themes,
  ...prompts,
  emailProvider,
  emailTemplates,
  newEmailTemplate,
  supplementalSignals,
  ...plainKinds,
];

/** Every key that may stand in `tenant/*.yaml`. */
export const assets: readonly Asset[] = [
  clientsAsset,
  resourceServersAsset,
  clientGrantsAsset,
  databasesAsset,
  connectionsAsset,
  rolesAsset,
  organizationsAsset,
  actionsAsset,
  triggersAsset,
  tenantAsset,
  attackProtectionAsset,
  ...guardianAssets,
  brandingAsset,
  themesAsset,
  promptsAsset,
  emailProviderAsset,
  emailTemplatesAsset,
  pagesAsset,
  supplementalSignalsAsset,
  ...plainAssets,
];
