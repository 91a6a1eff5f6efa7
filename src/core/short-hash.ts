import { createHash } from 'node:crypto';

/** Of a text that is too long for a key or the name of a file. */
export const shortHash = (text: string): string => createHash('sha1').update(text).digest('hex').slice(0, 20);
