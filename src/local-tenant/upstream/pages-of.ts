import type { Kind } from '../../resources/kind.ts';
import type { Paging } from '../../resources/shapes.ts';
import type { Pages } from './read-list.ts';

/** Of people, Auth0 lists no more by page (documented). */
const REACH = 1000;

/** How the list of a row is cut into pages. */
export function pagesOf({ shape, reading }: Kind): Pages {
  if (shape.type === 'collection') {
    const { list, maxPerPage: perPage, id } = shape;
    const paging = reading?.paging ?? shape.paging;
    const wrapped = shape.wrapped || !shape.verbs.includes('list');
    return { paging, list, wrapped, perPage, id, ...(reading?.large && { reach: REACH }) };
  }
  const list = shape.type === 'links' || shape.type === 'list' ? shape.list : '';
  const id = shape.type === 'links' && shape.key.length === 1 ? (shape.key[0] ?? '') : '';
  return {
    paging: reading?.paging ?? pagingOf(shape),
    list,
    wrapped: shape.type === 'list',
    perPage: 100,
    id,
  };
}

function pagingOf(shape: Kind['shape']): Paging {
  if (shape.type === 'links') return shape.paging;
  return shape.type === 'list' && shape.paged ? 'pages' : 'none';
}
