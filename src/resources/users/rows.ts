import type { Asset, Kind } from '../kind.ts';
import { users } from './users.ts';
import { usersByEmail } from './users-by-email.ts';

/** People, what they may do, and what is kept about them. */
export const usersKinds: readonly Kind[] = [users, usersByEmail];

export const usersAssets: readonly Asset[] = [];
