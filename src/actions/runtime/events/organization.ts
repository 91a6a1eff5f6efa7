import { labels, type ObjectSchema, object, type TypeOf, text } from './schema.ts';

const organizationSchema = object({ id: text, display_name: text, metadata: labels, name: text });

export interface Organization extends TypeOf<typeof organizationSchema> {}
export const organization: ObjectSchema<Organization> = organizationSchema;
