import type { Asset } from '../asset.ts';
import type { Kind } from '../kind.ts';
import { emailProvider, emailProviderAsset } from './email-provider.ts';
import { emailTemplates, emailTemplatesAsset, newEmailTemplate } from './email-templates.ts';
import { phoneProviders, phoneProvidersAsset } from './phone-providers.ts';
import { phoneTemplates, phoneTemplatesAsset } from './phone-templates.ts';

/** E-mails and phone messages: who sends them, and their texts. */
export const messagesKinds: readonly Kind[] = [
  emailProvider,
  emailTemplates,
  newEmailTemplate,
  phoneProviders,
  phoneTemplates,
];

export const messagesAssets: readonly Asset[] = [
  emailProviderAsset,
  emailTemplatesAsset,
  phoneProvidersAsset,
  phoneTemplatesAsset,
];
