import type { Asset } from '../asset.ts';
import type { Kind } from '../kind.ts';
import { branding, brandingAsset } from './branding.ts';
import { pageTemplate } from './page-template.ts';
import { pagesAsset } from './pages.ts';
import { prompts, promptsAsset } from './prompts.ts';
import { themes, themesAsset } from './themes.ts';

/** How the login pages look and what they say. */
export const universalLoginKinds: readonly Kind[] = [branding, pageTemplate, themes, ...prompts];

export const universalLoginAssets: readonly Asset[] = [brandingAsset, themesAsset, promptsAsset, pagesAsset];
