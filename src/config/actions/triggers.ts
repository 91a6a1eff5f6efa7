/** The versions of each trigger, the current one last (Auth0's documentation, and the typings of its SDK). */
export const TRIGGERS: Readonly<Record<string, readonly string[]>> = {
  'post-login': ['v1', 'v2', 'v3'],
  'credentials-exchange': ['v1', 'v2'],
  'pre-user-registration': ['v1', 'v2'],
  'post-user-registration': ['v1', 'v2'],
  'post-change-password': ['v1', 'v2'],
  'send-phone-message': ['v1', 'v2'],
  'password-reset-post-challenge': ['v1'],
  'custom-token-exchange': ['v1'],
  'custom-email-provider': ['v1'],
  'custom-phone-provider': ['v1'],
  'event-stream': ['v1'],
};

/** The versions of a trigger; undefined where there is no such trigger. */
export function versionsOf(trigger: string): readonly string[] | undefined {
  return Object.hasOwn(TRIGGERS, trigger) ? TRIGGERS[trigger] : undefined;
}

/** Where Actions run; the first is what a new Action gets. */
export const RUNTIMES = ['node22', 'node18'] as const;

/** Auth0 moved Actions off these on 15 August 2025. */
export const RETIRED_RUNTIMES: readonly string[] = ['node12', 'node16'];
