/** What `understudy/testing` is in jest: all of index.ts, which jest-transform bundles into one file. */
export * from './index.ts';
