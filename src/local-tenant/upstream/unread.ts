import type { Context } from 'hono';
import { mask } from '../../core/mask.ts';
import type { ProblemError } from '../../core/problem.ts';

/** The answer to a request that the upstream had to be read for and could not: a status that no client tries again. */
export function unread(c: Context, { problems }: ProblemError): Response {
  const message = problems.map((one) => mask(`${one.message} ${one.hint}`)).join('\n');
  return c.json(
    { statusCode: 424, error: 'Failed Dependency', message, errorCode: problems[0]?.code ?? '' },
    424,
  );
}
