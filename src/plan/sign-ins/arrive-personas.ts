import type { Persona } from '../../config/project.ts';
import type { TenantContext } from '../../local-tenant/context.ts';
import { putPersonas } from '../../local-tenant/control/personas.ts';

/**
 * Puts the personas into the tenant as far as it goes: roles and organizations that it does not have are left out.
 * Without their passwords: nobody types one here, and hashing them is what would take time.
 */
export function arrivePersonas(context: TenantContext, personas: readonly Persona[]): void {
  const { documents } = context.state;
  const names = (path: string) => new Set(documents.list(path).map(({ name }) => String(name)));
  const [connections, roles, organizations] = ['/connections', '/roles', '/organizations'].map(names);
  const here = personas.filter(({ connection }) => connections?.has(connection));
  putPersonas(
    context,
    here.map(({ password: _password, ...persona }) => ({
      ...persona,
      roles: persona.roles.filter((name) => roles?.has(name)),
      organizations: persona.organizations
        .filter(({ name }) => organizations?.has(name))
        .map(({ name, roles: given }) => ({ name, roles: given.filter((role) => roles?.has(role)) })),
    })),
  );
}
