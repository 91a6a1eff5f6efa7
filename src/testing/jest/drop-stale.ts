import { openProjects } from '../project/open-projects.ts';
import { cacheKey } from './cache-key.ts';
import type { Job } from './job.ts';

// In watch mode with tests in band, one process serves many runs, and jest keeps what a transform made of a file for as
// long as that very file is unchanged. It cannot know that a bundle has other files in it.

/** What this process has handed to jest: the key of each file that is made of more than itself. */
const served = new Map<string, { readonly job: Job; readonly key: string }>();

export function remember(job: Job, key: string): void {
  served.set(job.file, { job, key });
}

let dropping = false;

/** Makes jest forget what it keeps in memory of files that would be transformed otherwise today. */
export async function dropStale(): Promise<void> {
  if (dropping) return;
  dropping = true;
  try {
    const jobs = [...served.values()];
    const projects = jobs[0] && openProjects(jobs[0].job.projects.cacheFolder);
    const stale = projects ? jobs.filter(({ job, key }) => keyToday({ ...job, projects }) !== key) : [];
    for (const { job } of stale) await forget(job);
  } finally {
    dropping = false;
  }
}

/** Undefined where the file cannot be transformed any more. */
function keyToday(job: Job): string | undefined {
  try {
    return cacheKey(job);
  } catch {
    return undefined;
  }
}

async function forget({ file, config }: Job): Promise<void> {
  served.delete(file);
  const memory = await memoryOf(config);
  for (const key of memory.keys()) if (key.startsWith(`${file}_`)) memory.delete(key);
}

/** A field of jest's that is not public; where it is missing, there is nothing to forget. */
async function memoryOf(config: object): Promise<Map<string, unknown>> {
  const path = Object.keys(require.cache).find((one) =>
    /@jest[\\/]transform[\\/]build[\\/]index\.js$/.test(one),
  );
  if (path === undefined) return new Map();
  const {
    createScriptTransformer,
  }: { createScriptTransformer: (config: object) => Promise<ScriptTransformer> } = require(path);
  return (await createScriptTransformer(config))._cache?.transformedFiles ?? new Map();
}

interface ScriptTransformer {
  readonly _cache?: { readonly transformedFiles?: Map<string, unknown> };
}
