import { actionsAssets, actionsKinds } from './actions/rows.ts';
import { applicationsAssets, applicationsKinds } from './applications/rows.ts';
import type { Asset } from './asset.ts';
import { connectionsAssets, connectionsKinds } from './connections/rows.ts';
import { domainsAssets, domainsKinds } from './domains/rows.ts';
import { experimentationAssets, experimentationKinds } from './experimentation/rows.ts';
import { flowsAssets, flowsKinds } from './flows/rows.ts';
import { identityAssets, identityKinds } from './identity/rows.ts';
import { jobsAssets, jobsKinds } from './jobs/rows.ts';
import { keysAssets, keysKinds } from './keys/rows.ts';
import type { Kind } from './kind.ts';
import { legacyAssets, legacyKinds } from './legacy/rows.ts';
import { logsAssets, logsKinds } from './logs/rows.ts';
import { messagesAssets, messagesKinds } from './messages/rows.ts';
import { organizationsAssets, organizationsKinds } from './organizations/rows.ts';
import { profilesAssets, profilesKinds } from './profiles/rows.ts';
import { rolesAssets, rolesKinds } from './roles/rows.ts';
import { securityAssets, securityKinds } from './security/rows.ts';
import { streamsAssets, streamsKinds } from './streams/rows.ts';
import { tenantAssets, tenantKinds } from './tenant/rows.ts';
import { universalLoginAssets, universalLoginKinds } from './universal-login/rows.ts';
import { usersAssets, usersKinds } from './users/rows.ts';

/** Every resource of the Management API that the local tenant answers for; each family lists its own in its `rows.ts`. */
export const kinds: readonly Kind[] = [
  ...applicationsKinds,
  ...connectionsKinds,
  ...usersKinds,
  ...jobsKinds,
  ...logsKinds,
  ...rolesKinds,
  ...organizationsKinds,
  ...actionsKinds,
  ...universalLoginKinds,
  ...messagesKinds,
  ...securityKinds,
  ...tenantKinds,
  ...domainsKinds,
  ...streamsKinds,
  ...flowsKinds,
  ...profilesKinds,
  ...legacyKinds,
  ...keysKinds,
  ...identityKinds,
  ...experimentationKinds,
];

/** Every key that may stand in `tenant/*.yaml`. */
export const assets: readonly Asset[] = [
  ...applicationsAssets,
  ...connectionsAssets,
  ...usersAssets,
  ...jobsAssets,
  ...logsAssets,
  ...rolesAssets,
  ...organizationsAssets,
  ...actionsAssets,
  ...universalLoginAssets,
  ...messagesAssets,
  ...securityAssets,
  ...tenantAssets,
  ...domainsAssets,
  ...streamsAssets,
  ...flowsAssets,
  ...profilesAssets,
  ...legacyAssets,
  ...keysAssets,
  ...identityAssets,
  ...experimentationAssets,
];
