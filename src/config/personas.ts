import * as z from 'zod';
import { ref } from '../resources/traits.ts';

const data = z.record(z.string(), z.unknown());
const role = ref(z.string(), 'roles');
const api = ref(z.string(), 'resourceServers', 'identifier');

const persona = z.strictObject({
  name: z.string().min(1),
  email: z.string().regex(/^[^\s@]+@[^\s@]+$/, 'it is no e-mail address'),
  email_verified: z.boolean().optional(),
  connection: ref(z.string(), ['databases', 'connections']),
  password: z.string().min(1).optional(),
  roles: z.array(role).optional(),
  organizations: z
    .array(z.strictObject({ name: ref(z.string(), 'organizations'), roles: z.array(role).optional() }))
    .optional(),
  profile: data.optional(),
  user_metadata: data.optional(),
  app_metadata: data.optional(),
});

/** `tenant/personas.yaml`. */
export const personasFile = z.strictObject({
  /** Whose tokens a deploy shows, and where they sign in. */
  sign_in: z
    .strictObject({
      personas: z.array(ref(z.string(), 'personas')).min(1),
      application: ref(z.string(), 'clients'),
      audience: api,
      scope: z.string().optional(),
    })
    .optional(),
  personas: z.array(persona).optional(),
});

export type PersonasFile = z.infer<typeof personasFile>;
