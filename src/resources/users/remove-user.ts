import type { Doc } from '../../core/json.ts';
import type { HookContext } from '../hook-context.ts';
import { DEVICE_CREDENTIALS, GRANTS, REFRESH_TOKENS, removeOf, SESSIONS } from './access.ts';
import { connectionNamed, identitiesOf, LINKED, userIdOf } from './identities.ts';
import { removeBlocks } from './login-attempts.ts';
import { PASSWORDS } from './passwords.ts';
import { RECOVERY_CODES } from './recovery-code.ts';
import { TICKETS } from './tickets.ts';
import { logOfUser } from './user-log.ts';

/** What goes with a user: passwords, linked accounts (documented: they are deleted as well), and their traces. */
export function removeUser(user: Doc, context: HookContext): void {
  const { documents, log } = context;
  const id = String(user.user_id);
  for (const account of [id, ...identitiesOf(user).map(userIdOf)]) {
    documents.remove(PASSWORDS, account);
    documents.remove(LINKED, account);
  }
  removeTraces(user, context);
  const [identity] = identitiesOf(user);
  log(logOfUser('sdu', user, connectionNamed(documents, String(identity?.connection)) ?? {}));
}

/** Removes what sign-ins left behind, blocks, tickets, and the user's places in organizations and groups. */
export function removeTraces(user: Doc, { documents }: HookContext): void {
  const id = String(user.user_id);
  for (const path of [SESSIONS, REFRESH_TOKENS, GRANTS, DEVICE_CREDENTIALS, TICKETS])
    removeOf(documents, path, id);
  removeBlocks(documents, [user.email, user.username, user.phone_number]);
  documents.remove(RECOVERY_CODES, id);
  for (const path of [...documents.paths('/organizations/'), ...documents.paths('/groups/')]) {
    if (path.endsWith('/members')) documents.remove(path, id);
    else if (path.endsWith(`/members/${id}/roles`)) documents.removeUnder(path);
  }
}
