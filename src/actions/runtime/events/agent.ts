import { dictionary, type ObjectSchema, object, type TypeOf, text } from './schema.ts';

const agentSchema = object({
  agent_id: text,
  /** Empty where the agent has none. */
  agent_metadata: dictionary,
  name: text,
});

export interface Agent extends TypeOf<typeof agentSchema> {}
export const agent: ObjectSchema<Agent> = agentSchema;
