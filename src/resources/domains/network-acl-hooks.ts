import type * as z from 'zod';
import { type Doc, docOf, isDoc } from '../../core/json.ts';
import { ApiError } from '../api-error.ts';
import { dated } from '../dated.ts';
import type { HookContext } from '../hook-context.ts';
import type { Verb } from '../kind.ts';

const PATH = '/network-acls';

/** `PUT /network-acls/{id}`: everything that may be set is replaced; a priority that is left out stays (assumed). */
export function replaceAcl(body: z.ZodType): Verb {
  return {
    method: 'PUT',
    path: '/{id}',
    scope: 'update:network_acls',
    body,
    run(sent, context) {
      const { documents, params } = context;
      const id = params['id'] ?? '';
      const before = documents.get(PATH, id);
      if (!before) throw new ApiError(404, 'Network access control list not found.');
      const doc = savedAcl({ ...before, ...docOf(sent) }, before, context);
      const twin = documents.list(PATH).some((one) => one.id !== id && one.priority === doc.priority);
      if (twin) throw new ApiError(409, 'A Network ACL with this priority number has already been created.');
      documents.put(PATH, id, doc);
      return { status: 200, body: shownAcl(doc, context) };
    },
  };
}

/** What the fields alone do not say of a rule; the wording of the first is recorded, the others are assumed. */
const RULES: readonly (readonly [message: string, broken: (rule: Doc, action: Doc) => boolean])[] = [
  [
    'Action type of `redirect` requires a `redirect_uri`',
    (_, action) => action.redirect === true && action.redirect_uri === undefined,
  ],
  [
    'A rule requires exactly one action type',
    (_, action) => Object.keys(action).filter((type) => type !== 'redirect_uri').length !== 1,
  ],
  [
    '`match_all` cannot be combined with `match` or `not_match`',
    ({ match_all, match, not_match }) => match_all === true && (isDoc(match) || isDoc(not_match)),
  ],
];

export function savedAcl(next: Doc, before: Doc | undefined, context: HookContext): Doc {
  const rule = docOf(next.rule);
  const [message] = RULES.find(([, broken]) => broken(rule, docOf(rule.action))) ?? [];
  if (message !== undefined) {
    throw new ApiError(400, `Payload validation error: ${message}`, 'invalid_body');
  }
  return dated(next, before, context);
}

/** Only a read of the list itself tells whose it is and that it has not been deleted (recorded). */
export function shownAcl(stored: Doc, { operation, domain }: HookContext): Doc {
  const { tenant_id = domain.replace(/[.:].*/, ''), deleted_at = null, ...rest } = stored;
  return operation === 'read' ? { ...rest, tenant_id, deleted_at } : rest;
}
