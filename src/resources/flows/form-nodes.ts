import * as z from 'zod';
import { anything, choice, flag, listOf, loose, object, settings, text } from '../schema.ts';
import { ref, secret } from '../traits.ts';
import { tableCheck } from './notation.ts';

/** Every component that a step of a form may have, with its configuration (documented). */
const TABLE = `
  BLOCK DIVIDER? text?
  BLOCK HTML? content?
  BLOCK IMAGE? src position? height?
  BLOCK JUMP_BUTTON text next_node style?
  BLOCK RESEND_BUTTON active_text button_text waiting_text text_alignment? flow_id max_attempts? waiting_time?
  BLOCK NEXT_BUTTON text
  BLOCK PREVIOUS_BUTTON text
  BLOCK RICH_TEXT? content?
  WIDGET AUTH0_VERIFIABLE_CREDENTIALS url size? alternate_text access_token verification_id max_wait?
  WIDGET GMAPS_ADDRESS api_key
  WIDGET RECAPTCHA site_key secret_key
  FIELD BOOLEAN default_value? options?
  FIELD CARDS? hide_labels? multiple? options? default_value?
  FIELD CHOICE? multiple? options? allow_other? default_value?
  FIELD CUSTOM schema code css? params?
  FIELD DATE format? default_value?
  FIELD DROPDOWN? multiple? options? default_value? placeholder?
  FIELD EMAIL? default_value? placeholder?
  FIELD FILE? multiple? storage? categories? extensions? maxSize? maxFiles?
  FIELD LEGAL? text?
  FIELD NUMBER? default_value? placeholder? min_value? max_value?
  FIELD PASSWORD hash? placeholder? min_length? max_length? complexity? nist? strength_meter?
  FIELD PAYMENT provider? charge credentials customer? fields?
  FIELD SOCIAL?
  FIELD TEL? default_value? placeholder? min_length? max_length? country_picker? strings?
  FIELD TEXT? multiline? default_value? placeholder? min_length? max_length?
  FIELD URL? default_value? placeholder?`;

const flow_id = ref(text, 'flows');

/** A part of a step: told apart by its category and type. */
const component = object(
  { id: text, category: choice('BLOCK', 'WIDGET', 'FIELD'), type: text },
  {
    label: text,
    hint: text,
    required: flag,
    sensitive: flag,
    config: loose({ flow_id, api_key: secret(text), secret_key: secret(text), access_token: secret(text) }),
  },
).superRefine(tableCheck(TABLE, { by: ['category', 'type'], inside: 'config' }));

export const coordinates = object({ x: z.int(), y: z.int() });
const common = { coordinates, alias: text.min(1).max(150) };

/** A node of a form: a flow that it runs, a choice between ways, or a step with components. */
export const formNode = z.discriminatedUnion('type', [
  object({ id: text, type: z.literal('FLOW'), config: object({ flow_id }, { next_node: text }) }, common),
  object(
    { id: text, type: z.literal('ROUTER') },
    {
      ...common,
      config: settings({
        rules: listOf(object({ id: text, condition: anything }, { alias: text, next_node: text })),
        fallback: text,
      }),
    },
  ),
  object(
    { id: text, type: z.literal('STEP') },
    {
      ...common,
      config: settings({
        components: listOf(component),
        next_node: text,
      }),
    },
  ),
]);
