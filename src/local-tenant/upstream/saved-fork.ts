import * as z from 'zod';
import type { Doc } from '../../core/json.ts';

/** The format of a saved fork; another one cannot be opened. */
export const FORMAT_VERSION = 1;

const doc = z.custom<Doc>((value) => typeof value === 'object' && value !== null && !Array.isArray(value));
const documents = z.array(z.tuple([z.string(), doc]));

/** What a fork had read, as a file: the documents as the upstream had them, in their order, secrets masked. */
export const savedFork = z.strictObject({
  formatVersion: z.literal(FORMAT_VERSION),
  domain: z.string(),
  clientId: z.string(),
  /** By path; `whole` where nothing else is there, else what was asked for and is not there. */
  paths: z.record(
    z.string(),
    z.strictObject({ whole: z.boolean(), missing: z.array(z.string()), documents }),
  ),
  /** Searches that were made: path, field and text. */
  searches: z.array(z.string()),
  /** What the upstream refused, by path. */
  refusals: z.record(z.string(), z.strictObject({ status: z.int(), body: z.json() })),
  /** Numbers of people and of their sign-ins. */
  counted: z.record(z.string(), z.json()).optional(),
});

export type SavedFork = z.infer<typeof savedFork>;
