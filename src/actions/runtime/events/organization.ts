import { labels, object, text } from './schema.ts';

export const organization = object({ id: text, display_name: text, metadata: labels, name: text });
