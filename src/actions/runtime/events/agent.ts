import { dictionary, object, text } from './schema.ts';

export const agent = object({
  agent_id: text,
  /** Empty where the agent has none. */
  agent_metadata: dictionary,
  name: text,
});
