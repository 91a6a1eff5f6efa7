import type { Asset } from '../asset.ts';
import type { Kind } from '../kind.ts';
import { deviceCredentials } from './device-credentials.ts';
import { grants } from './grants.ts';
import { ipBlocks } from './ip-blocks.ts';
import { refreshTokens } from './refresh-tokens.ts';
import { sessions } from './sessions.ts';
import { userBlocks } from './user-blocks.ts';
import { users } from './users.ts';
import { usersByEmail } from './users-by-email.ts';

/** People, what they may do, and what is kept about them. */
export const usersKinds: readonly Kind[] = [
  users,
  usersByEmail,
  userBlocks,
  ipBlocks,
  sessions,
  refreshTokens,
  grants,
  deviceCredentials,
];

export const usersAssets: readonly Asset[] = [];
