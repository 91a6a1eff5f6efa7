import { object, optional, text } from './arguments.ts';
import { isInteractive } from './flow-kind.ts';
import type { Method } from './method.ts';
import { bytesOf } from './sizes.ts';
import { waitFor } from './waits.ts';

/** Auth0's Actions runtime, of the options; Auth0's documentation, "Render Forms using Actions", of `fields`. */
const MAX_BYTES = 24 * 1024;

const render: Method = {
  takes: [
    text('promptId'),
    optional(object('promptOptions', [optional(object('fields')), optional(object('vars'))])),
  ],
  does: 'Shows a form, after which the same Action goes on.',
  limits: `one an Action; ${MAX_BYTES / 1024} KB of options`,
  run(args, call) {
    const before = call.turn().map(({ method }) => method);
    if (before.includes('redirect.sendUserTo'))
      throw new Error(`api.${call.method}: an Action cannot redirect and render a form.`);
    if (before.includes(call.method)) throw new Error(`api.${call.method}: an Action can render one form.`);
    if (bytesOf(args[1]) > MAX_BYTES)
      throw new Error(`api.${call.method}: \`promptOptions\` are larger than ${MAX_BYTES / 1024} KB.`);
    waitFor(args, call, isInteractive(call.event));
  },
};

export const promptMethods = { 'prompt.render': render } as const;
