import type { Doc } from '../../core/json.ts';
import { ApiError } from '../api-error.ts';
import type { Verb } from '../kind.ts';

interface Templates {
  readonly scope: string;
  /** The key of the list. */
  readonly list: string;
  /** The message of 404. */
  readonly missing: string;
  readonly templates: readonly Doc[];
}

/** `/templates` and `/templates/{id}` of a kind of profile: what Auth0 suggests to begin one with. */
export function templateVerbs({ scope, list, missing, templates }: Templates): readonly Verb[] {
  return [
    {
      method: 'GET',
      path: '/templates',
      scope,
      run: () => ({ status: 200, body: { [list]: templates } }),
    },
    {
      method: 'GET',
      path: '/templates/{id}',
      scope,
      run(_, { params }) {
        const body = templates.find(({ id }) => id === params['id']);
        if (!body) throw new ApiError(404, missing);
        return { status: 200, body };
      },
    },
  ];
}
