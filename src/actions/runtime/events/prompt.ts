import { dictionary, type ObjectSchema, object, type TypeOf, text } from './schema.ts';

const promptSchema = object({ id: text }, { fields: dictionary, vars: dictionary });

/** The form that the person has been through. */
export interface Prompt extends TypeOf<typeof promptSchema> {}
export const prompt: ObjectSchema<Prompt> = promptSchema;
