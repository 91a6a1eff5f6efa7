import type { Call } from './method.ts';

/**
 * Auth0's documentation, "Actions Limitations": metadata of the user is lost that the same Action sets as calls
 * `setPrimaryUser`. Says so as soon as an Action has done both.
 */
export function warnOfLostMetadata(call: Call): void {
  const methods = call.turn().map(({ method }) => method);
  const links = methods.includes('authentication.setPrimaryUser');
  const last = methods.at(-1);
  const sets = methods.filter((method) => /^user\.set(App|User)Metadata$/.test(method));
  if (links && (sets.length === 1 || last === 'authentication.setPrimaryUser') && sets.length > 0) {
    call.warn(
      'Auth0 loses the metadata that an Action sets which also calls api.authentication.setPrimaryUser: set it in a later Action.',
    );
  }
}
