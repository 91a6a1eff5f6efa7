import { object, optional, text } from './arguments.ts';
import { suspends } from './records.ts';

export const promptMethods = {
  'prompt.render': suspends('Shows a form, after which the same Action goes on.', [
    text('promptId'),
    optional(object('promptOptions', [optional(object('fields')), optional(object('vars'))])),
  ]),
} as const;
