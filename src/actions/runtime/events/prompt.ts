import { dictionary, object, text } from './schema.ts';

/** The form that the person has been through. */
export const prompt = object({ id: text }, { fields: dictionary, vars: dictionary });
