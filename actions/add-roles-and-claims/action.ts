import type { PostLogin } from 'understudy/actions';
import { claim } from '../shared/claims.ts';

type Event = Parameters<PostLogin>[0];

/**
 * Adds the same claims to both tokens: the applications read the ID token, the API reads the access token.
 * A claim without a value is left out, so tokens stay small and nobody has to tell null from missing.
 */
export const onExecutePostLogin: PostLogin = async (event, api) => {
  for (const [name, value] of Object.entries(claimsOf(event))) {
    if (value === undefined) continue;
    api.idToken.setCustomClaim(claim(name), value);
    api.accessToken.setCustomClaim(claim(name), value);
  }
};

const claimsOf = (event: Event): Record<string, string | readonly string[] | undefined> => ({
  // Names of roles, for what people see. What they may do is in the claim `permissions`, which Auth0 adds itself.
  roles: event.authorization?.roles ?? [],
  // Only staff belong to a workshop. From app_metadata: people can change their user_metadata themselves.
  workshop: text(event.user.app_metadata.workshop),
  organization: event.organization?.name,
  fleet_account: text(event.organization?.metadata.fleet_account),
});

/** Metadata can hold anything; a claim that should be text is text or missing. */
function text(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}
