import { readFileSync } from 'node:fs';
import type { Counts, ImportAnswer, ImportJob } from './messages.ts';
import { plainFetch } from './plain-fetch.ts';
import { requestsInOrder } from './requests-in-order.ts';
import { takeShortcuts } from './shortcuts.ts';
import { stagedTypes } from './staged-types.ts';

/**
 * What the child process does that auth0-deploy-cli runs in: it keeps its configuration in process-wide state, so each
 * run gets a process of its own. Takes one ImportJob over IPC and answers with one ImportAnswer.
 */
export function runImport(): void {
  // Before the job is there: this is what takes long.
  require('auth0-deploy-cli');
  process.once('message', (job: ImportJob) => {
    run(job)
      .catch(refused)
      .then((answer) => process.send?.(answer, () => process.disconnect()));
  });
  // Whoever asked is gone: nobody would see the answer.
  process.once('disconnect', () => process.exit());
}

async function run(job: ImportJob): Promise<ImportAnswer> {
  const load = (id: string) => require(id) as Record<string, unknown>;
  const shortcuts = job.shortcuts
    ? takeShortcuts(load, stagedTypes(readFileSync(job.inputFile, 'utf8')))
    : undefined;
  if (job.shortcuts) globalThis.fetch = plainFetch(globalThis.fetch, job.config.AUTH0_DOMAIN);
  if (job.inOrder) globalThis.fetch = requestsInOrder(globalThis.fetch);
  const counts = watchCounts(require('auth0-deploy-cli/lib/tools') as Tools);
  const { deploy } = require('auth0-deploy-cli') as { deploy(params: object): Promise<void> };
  await deploy({ input_file: job.inputFile, config: job.config });
  return { ok: true, counts: counts(), shortcuts };
}

interface Tools {
  deploy(...args: unknown[]): Promise<Counts>;
}

/** `deploy` of the package throws away the counts that the one of its tools returns. */
function watchCounts(tools: Tools): () => Counts {
  let seen: Counts = {};
  const original = tools.deploy;
  tools.deploy = async (...args) => {
    seen = await original(...args);
    return seen;
  };
  return () => seen;
}

function refused(error: unknown): ImportAnswer {
  const { type, stage, statusCode } = error as { type?: string; stage?: string; statusCode?: number };
  return { ok: false, message: messageOf(error), type, stage, statusCode, causes: causesOf(error) };
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

/** Codes and messages of what lies behind a failed request: ECONNREFUSED, ENOTFOUND. */
function causesOf(error: unknown): string[] {
  const causes: string[] = [];
  for (
    let cause = error;
    cause !== undefined && cause !== null && causes.length < 5;
    cause = (cause as { cause?: unknown }).cause
  ) {
    const { code, message } = cause as { code?: string; message?: string };
    causes.push(code ?? message ?? String(cause));
  }
  return causes;
}
