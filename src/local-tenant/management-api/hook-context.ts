import { hashPassword } from '../../core/passwords.ts';
import type { HookContext } from '../../resources/hook-context.ts';
import type { TenantContext } from '../context.ts';
import { keyring } from '../keys/keyring.ts';
import { appendLog } from '../logs/append-log.ts';
import { callerFields } from '../logs/caller.ts';
import { validateBody } from './validate.ts';

/** What the hooks of a row may use, for one request. Where nobody asked, nothing comes after: a seed or a persona tells nobody. */
export function hookContext(
  tenant: TenantContext,
  request: Partial<Pick<HookContext, 'operation' | 'params' | 'query' | 'caller' | 'after'>> = {},
): HookContext {
  const { operation = 'verb', params = {}, query = {}, caller, after = () => undefined } = request;
  return {
    operation,
    clock: tenant.clock,
    random: tenant.random,
    documents: tenant.state.documents,
    // The documents of a fork call the tenant what its upstream is called.
    domain: tenant.fork?.domain ?? tenant.domain,
    issuer: tenant.issuer,
    params,
    query,
    validate: validateBody,
    after,
    ...(caller && { caller }),
    log: (entry) =>
      appendLog(tenant.state.documents, tenant.clock, {
        ...(caller && callerFields(tenant, caller)),
        ...entry,
      }),
    hashPassword: (password) => hashPassword(password, tenant.random),
    keyring: keyring(tenant),
    signingCertificate: () => {
      const { cert, pkcs7, fingerprint } = tenant.keys.current;
      return { cert, pkcs7, thumbprint: fingerprint };
    },
  };
}
