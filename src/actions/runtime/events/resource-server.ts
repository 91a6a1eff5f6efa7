import { object, text } from './schema.ts';

/** An API; `identifier` is the audience. */
export const resourceServer = object({ identifier: text });
