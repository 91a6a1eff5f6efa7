import { join } from 'node:path';
import { openProjects, type Projects } from '../project/open-projects.ts';
import { cacheKey } from './cache-key.ts';
import { dropStale, remember } from './drop-stale.ts';
import { isDebugged } from './from-source.ts';
import type { JestOptions, Job } from './job.ts';
import { taskOf } from './task.ts';
import { transformed } from './transform.ts';

/**
 * Jest's transform: Actions as the bundles that are deployed, the kit as one file, everything else file by file. Jest
 * makes one for each test file, so what one has read of a project is as old as its test file's run.
 */
export async function createTransformer() {
  await dropStale();
  let projects: Projects | undefined;
  const jobOf = (text: string, file: string, { instrument, config }: JestOptions): Job => {
    projects ??= openProjects(join(config.cacheDirectory, 'understudy'));
    return { text, file, instrument, projects, config, debugged: isDebugged() };
  };
  return {
    process(text: string, file: string, options: JestOptions) {
      const { code, map } = transformed(jobOf(text, file, options));
      // What counts coverage does not take the map as text.
      return { code, map: options.instrument ? JSON.parse(map) : map };
    },
    getCacheKey(text: string, file: string, options: JestOptions) {
      const job = jobOf(text, file, options);
      const key = cacheKey(job);
      if (isMadeOfMore(job)) remember(job, key);
      return key;
    },
  };
}

/** Of the files of a bundle, or of the values of keywords. */
function isMadeOfMore(job: Job): boolean {
  const { bundling, root } = taskOf(job);
  return bundling !== undefined || root !== undefined;
}
