import { dictionary, object, text } from './schema.ts';

/** Something has happened in the tenant that a stream subscribes to: a CloudEvent. */
export const eventStreamEvent = object({
  message: object(
    {
      id: text,
      /** `user.created`, `organization.member.added`, … */
      type: text,
      source: text,
      specversion: text,
    },
    {
      data: dictionary,
      /** RFC 3339. */
      time: text,
    },
  ),
});
