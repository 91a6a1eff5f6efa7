import { join } from 'node:path';

/** The folder, within the project's, for everything that is made and not kept in git. */
const STATE = '.understudy';

/** The state of the project's local tenant. */
export function localFolder(root: string): string {
  return join(root, STATE, 'local');
}

/** What auth0-deploy-cli reads for an environment. */
export function stagedFolder(root: string, environment: string): string {
  return join(root, STATE, 'staged', environment);
}

/** What `npm run build` writes. */
export function builtFolder(root: string): string {
  return join(root, STATE, 'actions');
}

/** What tests sign in to, as it was imported. */
export function testingFolder(root: string): string {
  return join(root, STATE, 'testing');
}

/** Where plans are rehearsed: certificates, staged files, commits that are compared with. */
export function planFolder(root: string): string {
  return join(root, STATE, 'plan');
}

/** What the compiler remembers of the types that it has checked. */
export function typesFile(root: string): string {
  return join(root, STATE, 'types.tsbuildinfo');
}
