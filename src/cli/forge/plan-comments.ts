import { commentMark } from '../../report/plan/markdown.ts';
import { type Forge, type ForgeComment, PER_PAGE, type PullRequest } from './forge.ts';

/**
 * The comment with an environment's plan. One by somebody else counts for nothing, whatever it looks like. Raises what
 * `ForgeApi.ask` raises.
 */
export async function findComment(
  forge: Forge,
  request: PullRequest,
  { environment, author }: { readonly environment: string; readonly author: string | undefined },
): Promise<ForgeComment | undefined> {
  const own = author ?? (await forge.author());
  for (let page = 1; ; page += 1) {
    const comments = await forge.comments(request, page);
    const found = comments.find((one) => one.author === own && one.body.startsWith(commentMark(environment)));
    if (found) return found;
    if (comments.length < PER_PAGE) return undefined;
  }
}

/** Writes the comment, or over the one that is there. Raises what `ForgeApi.ask` raises. */
export async function putComment(
  forge: Forge,
  request: PullRequest,
  body: string,
  there: ForgeComment | undefined,
): Promise<'created' | 'updated'> {
  if (there) await forge.update(request, there.id, body);
  else await forge.create(request, body);
  return there ? 'updated' : 'created';
}
