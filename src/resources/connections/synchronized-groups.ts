import * as z from 'zod';
import { type Doc, docsOf, isDoc, type Json } from '../../core/json.ts';
import { ApiError } from '../api-error.ts';
import { checkpointPage } from '../checkpoint.ts';
import type { HookContext } from '../hook-context.ts';
import { kind, type Verb } from '../kind.ts';
import { listOf, number, object, text } from '../schema.ts';
import { collection } from '../shapes.ts';
import { connectionOf } from './of-connection.ts';

/** Which groups of a directory come into the tenant: PUT replaces them, POST adds and DELETE takes away (recorded). */

const PATH = '/connections/{id}/directory-provisioning/synchronized-groups';

const group = object(
  {
    id: text
      .min(1)
      .max(32)
      .regex(/^[A-Za-z0-9]+$/),
  },
  { name: text, email: z.email(), direct_members_count: number },
);

const body = object({ groups: listOf(group) });

function pathOf(context: HookContext): string {
  const at = `/connections/${String(connectionOf(context).id)}/directory-provisioning`;
  if (!context.documents.get(at, '')) {
    throw new ApiError(404, 'Not Found', 'directory_provisioning_not_found');
  }
  return `${at}/synchronized-groups`;
}

function groupsIn(sent: Json): readonly Doc[] {
  return isDoc(sent) ? docsOf(sent.groups) : [];
}

/** A verb that changes the groups that are kept at the path. */
function change(
  method: Verb['method'],
  apply: (groups: readonly Doc[], path: string, context: HookContext) => void,
): Verb {
  return {
    method,
    path: '',
    // Documented for PUT, assumed for the others.
    scope: 'update:directory_provisionings',
    body,
    run(sent, context) {
      apply(groupsIn(sent), pathOf(context), context);
      return { status: 204 };
    },
  };
}

function add(groups: readonly Doc[], path: string, { documents }: HookContext): void {
  for (const one of groups) documents.put(path, String(one.id), one);
}

function remove(groups: readonly Doc[], path: string, { documents }: HookContext): void {
  for (const one of groups) documents.remove(path, String(one.id));
}

export const synchronizedGroups = kind({
  name: 'connections.directory_provisioning.synchronized_groups',
  path: PATH,
  shape: collection({ paging: 'checkpoint', list: 'groups', verbs: [] }),
  scope: 'directory_provisionings',
  identity: ['id'],
  fields: group,
  verbs: [
    {
      method: 'GET',
      path: '',
      scope: 'read:directory_provisionings',
      run(_, context) {
        const groups = context.documents.list(pathOf(context));
        return { status: 200, body: checkpointPage(groups, context.query, 'groups') };
      },
    },
    change('PUT', (groups, path, context) => {
      context.documents.removeUnder(path);
      add(groups, path, context);
    }),
    change('POST', add),
    change('DELETE', remove),
  ],
});
