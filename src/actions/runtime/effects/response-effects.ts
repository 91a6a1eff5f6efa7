import { docOf } from '../../../core/json.ts';
import type { Appliers, Apply, Effects } from './effects.ts';

const SETTER = /^samlResponse\.set(.)(.*)$/;

/** `samlResponse.setAudience` sets `audience`. Undefined for other methods. */
export function samlEffect(method: string): Apply | undefined {
  const [, first = '', rest = ''] = SETTER.exec(method) ?? [];
  const name = first.toLowerCase() + rest;
  if (name === '') return undefined;
  return name === 'attribute'
    ? setAttribute
    : (effects, [value = null]) => ({ ...effects, saml: { ...effects.saml, [name]: value } });
}

/** Auth0's documentation: `null` and `undefined` remove the attribute. */
const setAttribute: Apply = (effects, [name, value = null]) => ({
  ...effects,
  saml: {
    ...effects.saml,
    attributes: { ...docOf(effects.saml['attributes']), [String(name)]: value },
  },
});

const notified =
  (kind: 'drop' | 'retry'): Apply =>
  (effects: Effects, [reason]) => ({ ...effects, notification: { kind, reason: String(reason) } });

/** Auth0's documentation: "If several calls are made, only the last one is considered". */
export const notificationEffects: Appliers = {
  'notification.drop': notified('drop'),
  'notification.retry': notified('retry'),
};
