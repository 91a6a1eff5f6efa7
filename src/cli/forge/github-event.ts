import { readFileSync } from 'node:fs';
import * as z from 'zod';
import { fail } from '../../core/problem.ts';
import type { Io } from '../command.ts';
import type { PullRequest } from './forge.ts';
import { variable } from './variable.ts';

const event = z.object({
  repository: z.object({ full_name: z.string().regex(/^[\w.-]+\/[\w.-]+$/) }),
  pull_request: z.object({ number: z.int().positive() }),
});

/** The pull request that the workflow runs for, as its event's file says. Raises `not-in-pipeline`. */
export function pullRequestOf({ env }: Pick<Io, 'env'>): PullRequest {
  const name = 'GITHUB_EVENT_PATH';
  const parsed = event.safeParse(read(variable(env, name, 'the file of an event')));
  if (!parsed.success) return fail('not-in-pipeline', { variable: name, wants: 'a pull request' });
  return { repository: parsed.data.repository.full_name, number: parsed.data.pull_request.number };
}

function read(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return undefined;
  }
}
