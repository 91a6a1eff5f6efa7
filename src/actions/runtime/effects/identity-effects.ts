import { docOf } from '../../../core/json.ts';
import type { Appliers } from './effects.ts';
import { targetOf } from './waiting-effects.ts';

/** Who signs in and how, in login, password reset and token exchange. */
export const identityEffects: Appliers = {
  'authentication.recordMethod': (effects, [url]) => ({
    ...effects,
    recordedMethods: [...effects.recordedMethods, String(url)],
  }),
  'authentication.setPrimaryUser': (effects, [id]) => ({ ...effects, primaryUser: String(id) }),
  'multifactor.enable': (effects, [provider, options]) => ({
    ...effects,
    multifactor: { provider: String(provider), options: docOf(options) },
  }),
  'transaction.setResultUrl': (effects, args) => ({ ...effects, resultUrl: targetOf(args) }),
  'access.rejectInvalidSubjectToken': (effects) => ({
    ...effects,
    exchange: { ...effects.exchange, invalidSubjectToken: true },
  }),
  'authentication.setUserById': (effects, [id]) => ({
    ...effects,
    exchange: { ...effects.exchange, user: { id: String(id) } },
  }),
  'authentication.setUserByConnection': (effects, [connection, attributes, options]) => ({
    ...effects,
    exchange: {
      ...effects.exchange,
      user: { connection: String(connection), attributes: docOf(attributes), options: docOf(options) },
    },
  }),
  'authentication.setOrganization': (effects, [organization]) => ({
    ...effects,
    exchange: { ...effects.exchange, organization: String(organization) },
  }),
  'authentication.setActor': (effects, [actor]) => ({
    ...effects,
    exchange: { ...effects.exchange, actor: docOf(actor) },
  }),
};
