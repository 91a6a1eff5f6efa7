import { text } from '../schema.ts';

/** Letters, digits, spaces and hyphens, the last two only within: the name of a rule or a hook (documented). */
export const legacyName = text.regex(/^[a-zA-Z0-9]([ \-a-zA-Z0-9]*[a-zA-Z0-9])?$/);
