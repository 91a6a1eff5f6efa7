import type { Asset } from '../asset.ts';
import type { Kind } from '../kind.ts';
import { agents } from './agents.ts';
import { verificationTemplates } from './verification-templates.ts';

/** Who else than a user acts in a tenant, and what it asks of credentials that others issue. */
export const identityKinds: readonly Kind[] = [agents, verificationTemplates];

export const identityAssets: readonly Asset[] = [];
