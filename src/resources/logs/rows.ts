import type { Asset } from '../asset.ts';
import type { Kind } from '../kind.ts';
import { logs } from './logs.ts';
import { stats } from './stats.ts';
import { userLogs } from './user-logs.ts';

/** What the tenant tells of what happened in it. */
export const logsKinds: readonly Kind[] = [logs, userLogs, stats];

export const logsAssets: readonly Asset[] = [];
