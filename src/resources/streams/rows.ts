import type { Asset } from '../asset.ts';
import type { Kind } from '../kind.ts';
import { eventStreams, eventStreamsAsset } from './event-streams.ts';
import { events } from './events.ts';
import { logStreams, logStreamsAsset } from './log-streams.ts';

/** What a tenant tells others while it runs. */
export const streamsKinds: readonly Kind[] = [logStreams, eventStreams, events];

export const streamsAssets: readonly Asset[] = [logStreamsAsset, eventStreamsAsset];
