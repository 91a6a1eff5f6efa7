import { cacheMethods } from '../api/cache-methods.ts';
import { notificationMethods } from '../api/notification-methods.ts';
import { customEmailProviderEvent } from '../events/custom-email-provider.ts';
import { trigger } from './trigger.ts';

export const customEmailProvider = trigger({
  id: 'custom-email-provider',
  version: 'v1',
  versions: ['v1'],
  handlers: ['onExecuteCustomEmailProvider'],
  // Assumed: Auth0's documentation does not say whether anything waits for it.
  mode: 'blocking',
  runs: 'When the tenant sends an e-mail and its e-mail provider is an Action.',
  timeoutMs: 20_000,
  mostActions: 1,
  event: customEmailProviderEvent,
  api: { ...cacheMethods, ...notificationMethods },
});
