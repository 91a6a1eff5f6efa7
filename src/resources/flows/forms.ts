import * as z from 'zod';
import { asset } from '../asset.ts';
import { kind } from '../kind.ts';
import { dictionary, free, listOf, object, settings, text } from '../schema.ts';
import { collection } from '../shapes.ts';
import { file, readOnly, ref } from '../traits.ts';
import { savedForm, shownForm } from './form-hooks.ts';
import { coordinates, formNode } from './form-nodes.ts';

const short = text.min(1).max(55);
const message = dictionary(text.min(1).max(255));

const content = {
  messages: settings({ errors: message, custom: message }),
  languages: settings({ primary: short, default: short }),
  translations: dictionary(free),
  nodes: listOf(formNode),
  start: settings({
    hidden_fields: listOf(object({ key: text }, { value: text.min(1).max(500) })),
    next_node: text,
    coordinates,
  }),
  ending: settings({
    redirection: object({ target: text.min(1).max(1024) }, { delay: z.int().min(0).max(10) }),
    after_submit: settings({ flow_id: ref(text, 'flows') }),
    coordinates,
    resume_flow: z.literal(true),
  }),
  style: settings({ css: text.min(1).max(5000) }),
};
const name = text.min(1).max(150);

export const forms = kind({
  name: 'forms',
  path: '/forms',
  shape: collection({ prefix: 'ap_', length: 22, list: 'forms' }),
  scope: 'forms',
  identity: ['name'],
  missing: { message: 'Form not found' },
  fields: object(
    { name },
    {
      ...content,
      id: readOnly(text),
      flow_count: readOnly(z.number()),
      created_at: readOnly(text),
      updated_at: readOnly(text),
      embedded_at: readOnly(text),
      submitted_at: readOnly(text),
    },
  ),
  updateFields: settings({
    name,
    ...Object.fromEntries(Object.entries(content).map(([key, schema]) => [key, schema.nullable()])),
  }),
  save: savedForm,
  show: shownForm,
  reading: { each: true },
});

/** In `tenant/`, a form is the path of the JSON file that the form editor exports. */
export const formsAsset = asset({
  key: 'forms',
  layout: 'list',
  identity: ['name'],
  entry: object({ name, body: file(text) }),
});
