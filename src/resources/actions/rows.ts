import type { Asset } from '../asset.ts';
import type { Kind } from '../kind.ts';
import { actionModules, actionModulesAsset } from './action-modules.ts';
import { actions, actionsAsset } from './actions.ts';
import { executions } from './executions.ts';
import { triggerBindings, triggers, triggersAsset } from './triggers.ts';

/** Actions, the modules that they share, the triggers that they are bound to, and what they did. */
export const actionsKinds: readonly Kind[] = [actions, actionModules, triggers, triggerBindings, executions];

export const actionsAssets: readonly Asset[] = [actionsAsset, actionModulesAsset, triggersAsset];
