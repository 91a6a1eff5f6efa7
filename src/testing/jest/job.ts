import type { Projects } from '../project/open-projects.ts';

/** What jest gives its transform; the parts that are used. */
export interface JestOptions {
  /** Whether jest will count, in the transform's output, what is covered. */
  readonly instrument: boolean;
  readonly config: { readonly cacheDirectory: string };
}

/** One file to transform. */
export interface Job {
  readonly text: string;
  readonly file: string;
  readonly instrument: boolean;
  readonly projects: Projects;
  /** Jest's, of the project that runs. */
  readonly config: object;
  /** Whether a debugger is attached, which finds the source map in the code only. */
  readonly debugged: boolean;
}
