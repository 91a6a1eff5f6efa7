import type { Asset, Kind } from '../kind.ts';
import { eventStreams, eventStreamsAsset } from './event-streams.ts';
import { logStreams, logStreamsAsset } from './log-streams.ts';

/** What a tenant tells others while it runs. */
export const streamsKinds: readonly Kind[] = [logStreams, eventStreams];

export const streamsAssets: readonly Asset[] = [logStreamsAsset, eventStreamsAsset];
