import type { Asset } from '../asset.ts';
import type { Kind } from '../kind.ts';
import { jobs } from './jobs.ts';
import { tickets } from './tickets.ts';

/** What is done for people by hand or in bulk. */
export const jobsKinds: readonly Kind[] = [jobs, tickets];

export const jobsAssets: readonly Asset[] = [];
