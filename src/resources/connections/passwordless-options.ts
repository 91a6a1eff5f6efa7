import { choice, either, flag, free, number, settings, text, texts } from '../schema.ts';
import { secret, set } from '../traits.ts';
import { gateway, upstreamParams } from './database-options.ts';

/** Options of connections that send a code or a link. */

const common = {
  name: text,
  brute_force_protection: flag,
  disable_signup: flag,
  non_persistent_attrs: set(texts).nullable(),
  totp: settings({ length: number, time_step: number }),
  upstream_params: upstreamParams,
};

export const emailOptions = {
  ...common,
  authParams: either(text, free),
  email: settings({ body: text, from: text, subject: text, syntax: choice('liquid', 'md_with_macros') }),
};

export const smsOptions = {
  ...common,
  forward_req_info: flag,
  from: text,
  gateway_authentication: gateway,
  gateway_url: text,
  messaging_service_sid: text.nullable(),
  provider: choice('sms_gateway', 'twilio'),
  syntax: choice('liquid', 'md_with_macros'),
  template: text,
  twilio_sid: text.nullable(),
  twilio_token: secret(text.nullable()),
};
