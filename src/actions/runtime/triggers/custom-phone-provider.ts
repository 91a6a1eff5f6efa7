import { cacheMethods } from '../api/cache-methods.ts';
import { notificationMethods } from '../api/notification-methods.ts';
import { customPhoneProviderEvent } from '../events/custom-phone-provider.ts';
import { trigger } from './trigger.ts';

export const customPhoneProvider = trigger({
  id: 'custom-phone-provider',
  version: 'v1',
  versions: ['v1'],
  handlers: ['onExecuteCustomPhoneProvider'],
  // Assumed: Auth0's documentation does not say whether anything waits for it.
  mode: 'blocking',
  runs: 'When the tenant sends a text message or calls, and its phone provider is an Action.',
  timeoutMs: 20_000,
  mostActions: 1,
  event: customPhoneProviderEvent,
  api: { ...cacheMethods, ...notificationMethods },
});
