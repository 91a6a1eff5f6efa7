import { type ObjectSchema, object, type TypeOf, text } from './schema.ts';

const resourceServerSchema = object({ identifier: text });

/** An API; `identifier` is the audience. */
export interface ResourceServer extends TypeOf<typeof resourceServerSchema> {}
export const resourceServer: ObjectSchema<ResourceServer> = resourceServerSchema;
