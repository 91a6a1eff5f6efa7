import type { Asset, Kind } from '../kind.ts';
import { actions, actionsAsset } from './actions.ts';
import { triggerBindings, triggers, triggersAsset } from './triggers.ts';

/** Actions, and the triggers that they are bound to. */
export const actionsKinds: readonly Kind[] = [actions, triggers, triggerBindings];

export const actionsAssets: readonly Asset[] = [actionsAsset, triggersAsset];
