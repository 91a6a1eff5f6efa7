import { checkTree } from './check/check-tree.ts';
import { checkDuplicates } from './check/duplicates.ts';
import { checkReferences, Targets } from './check/references.ts';
import { type PersonasFile, personasFile } from './personas.ts';
import type { Persona, SignIn } from './project.ts';
import type { Report } from './report.ts';
import { child, type Table, type Tree, table, toData } from './tree.ts';

export interface PersonaOptions {
  readonly tenant: Table;
  /** Keys of which entries may be missing: they stand in a file that cannot be read. */
  readonly incomplete: ReadonlySet<string>;
  readonly report: Report;
}

/** The people of `tenant/personas.yaml`, checked against the tenant; none of them where the file has a wrong type somewhere. */
export function readPersonas(
  file: Tree,
  options: PersonaOptions,
): { personas: Persona[]; signIn: SignIn | undefined } {
  const { report } = options;
  checkTree(personasFile, file, { where: 'personas.yaml', strict: true, report });
  const people = child(file, 'personas');
  if (people) {
    checkDuplicates('personas', ['name'], people, report);
    checkDuplicates('personas', ['connection', 'email'], people, report);
  }
  checkReferences(personasFile, file, { targets: targetsOf(file, options), strict: true, report });
  const parsed = personasFile.safeParse(toData(file));
  return parsed.success ? filled(parsed.data) : { personas: [], signIn: undefined };
}

/** What personas may refer to: the tenant, and each other. */
function targetsOf(file: Tree, { tenant, incomplete }: PersonaOptions): Targets {
  const people = file.kind === 'table' ? file.entries.get('personas') : undefined;
  return new Targets(table([...tenant.entries.values(), ...(people ? [people] : [])], tenant.at), incomplete);
}

function filled({ personas = [], sign_in }: PersonasFile): {
  personas: Persona[];
  signIn: SignIn | undefined;
} {
  return {
    personas: personas.map(({ password, organizations = [], ...persona }) => ({
      email_verified: false,
      roles: [],
      profile: {},
      user_metadata: {},
      app_metadata: {},
      ...withoutUndefined(persona),
      organizations: organizations.map(({ name, roles = [] }) => ({ name, roles })),
      ...(password !== undefined && { password }),
    })),
    signIn: sign_in && { ...sign_in, scope: sign_in.scope ?? 'openid profile email' },
  };
}

type Given<T> = { [K in keyof T]: Exclude<T[K], undefined> };

function withoutUndefined<T extends object>(data: T): Given<T> {
  return Object.fromEntries(Object.entries(data).filter(([, value]) => value !== undefined)) as Given<T>;
}
