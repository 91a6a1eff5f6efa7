import type { Persona } from '../../config/project.ts';
import type { TenantContext } from '../../local-tenant/context.ts';
import type { RehearsedSignIn } from '../token-difference.ts';
import { arrivePersonas } from './arrive-personas.ts';
import { machines } from './machines.ts';
import { pairsOf } from './pairs-of.ts';
import { type Asked, signInOnce } from './people.ts';
import { type Reach, reaches } from './reach.ts';

/** `audience` and `scope`: the API that tokens are asked for, where the tenant has it. */
export interface SignInOptions extends Asked {
  readonly personas: readonly Persona[];
  /** At which applications; left out: at all. */
  readonly reach?: Reach;
  /** Runs one sign-in: a fork runs it again for what it had not read yet. */
  readonly attempt?: <T>(run: () => Promise<T>) => Promise<T>;
}

/**
 * Signs every persona in to every application that takes people of its connection, and has every machine ask for its
 * tokens. A persona belongs to the tenant as far as it goes: roles and organizations that it does not have are left out.
 */
export async function rehearseSignIns(
  context: TenantContext,
  options: SignInOptions,
): Promise<RehearsedSignIn[]> {
  const { attempt = (run) => run(), reach = 'everybody' } = options;
  if (reach !== 'everybody' && reach.size === 0) return [];
  const pairs = await attempt(async () => {
    arrivePersonas(context, options.personas);
    const all = pairsOf(context.state.documents, options.personas);
    return all.filter(({ client }) => reaches(reach, String(client.client_id)));
  });
  const people: RehearsedSignIn[] = [];
  for (const pair of pairs) {
    const outcome = await attempt(() => signInOnce(context, pair, options));
    people.push({ persona: pair.persona.name, application: String(pair.client.name), outcome });
  }
  return [...people, ...(await machines(context, attempt, reach))];
}
