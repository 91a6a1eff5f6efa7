import { checkTree } from './check/check-tree.ts';
import { checkDuplicates } from './check/duplicates.ts';
import { fieldsIn } from './check/fields.ts';
import { checkReferences } from './check/references.ts';
import type { Targets } from './check/targets.ts';
import { type PersonasFile, personasFile } from './personas.ts';
import type { Persona, SignIn } from './project.ts';
import type { Report } from './report.ts';
import { child, type Table, toData } from './tree.ts';

export interface PersonaOptions {
  readonly targets: Targets;
  readonly strict: boolean;
  readonly report: Report;
}

interface People {
  readonly personas: Persona[];
  readonly signIn: SignIn | undefined;
}

/**
 * The people of `tenant/personas.yaml`, checked against the tenant. One file serves all environments: who belongs to
 * a connection that this one leaves out (`only`) is left out too. Nobody is there where a value has a wrong type.
 */
export function readPersonas(file: Table, { targets, strict, report }: PersonaOptions): People {
  checkTree(personasFile, file, { where: 'personas.yaml', strict: true, report });
  const people = child(file, 'personas');
  if (people) {
    checkDuplicates('personas', ['name'], people, report);
    checkDuplicates('personas', ['email', 'connection'], people, report);
  }
  checkReferences(fieldsIn(personasFile, file), {
    targets: targets.with(file),
    strict,
    lenient: true,
    report,
  });
  const parsed = personasFile.safeParse(toData(file));
  return parsed.success ? present(parsed.data, targets) : { personas: [], signIn: undefined };
}

function present({ personas = [], sign_in }: PersonasFile, targets: Targets): People {
  const isHere = (to: readonly string[], name: string, by = 'name') => !targets.isLeftOut({ to, by }, name);
  const here = personas.filter(({ connection }) => isHere(['databases', 'connections'], connection));
  const roles = (names: readonly string[] = []) => names.filter((name) => isHere(['roles'], name));
  return {
    personas: here.map((persona) => ({
      name: persona.name,
      email: persona.email,
      email_verified: persona.email_verified ?? false,
      connection: persona.connection,
      ...(persona.password !== undefined && { password: persona.password }),
      roles: roles(persona.roles),
      organizations: (persona.organizations ?? [])
        .filter(({ name }) => isHere(['organizations'], name))
        .map((organization) => ({ name: organization.name, roles: roles(organization.roles) })),
      profile: persona.profile ?? {},
      user_metadata: persona.user_metadata ?? {},
      app_metadata: persona.app_metadata ?? {},
    })),
    signIn:
      sign_in &&
      isHere(['clients'], sign_in.application) &&
      isHere(['resourceServers'], sign_in.audience, 'identifier')
        ? {
            ...sign_in,
            personas: sign_in.personas.filter((name) => here.some((persona) => persona.name === name)),
            scope: sign_in.scope ?? 'openid profile email',
          }
        : undefined,
  };
}
