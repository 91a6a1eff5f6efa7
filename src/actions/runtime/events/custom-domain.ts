import { labels, object, text } from './schema.ts';

export const customDomain = object({ domain: text, domain_metadata: labels });
