import { labels, type ObjectSchema, object, type TypeOf, text } from './schema.ts';

const customDomainSchema = object({ domain: text, domain_metadata: labels });

export interface CustomDomain extends TypeOf<typeof customDomainSchema> {}
export const customDomain: ObjectSchema<CustomDomain> = customDomainSchema;
