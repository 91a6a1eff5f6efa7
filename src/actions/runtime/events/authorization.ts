import { object, texts } from './schema.ts';

/** The names of the person's roles. */
export const authorization = object({ roles: texts });
