import * as z from 'zod';
import { NAME } from '../keywords/pattern.ts';

const keyword = z.union([
  z.strictObject({ value: z.unknown() }),
  /** The name of an environment variable. */
  z.strictObject({
    secret: z.string().regex(/^[A-Za-z_][A-Za-z0-9_]*$/, 'it is no name of an environment variable'),
  }),
]);

export const DOMAIN = /^[a-z0-9.-]+(:\d+)?$/i;
export const DOMAIN_FORM = 'a domain is written without https:// and without slashes';

/** `tenant/environments/NAME.yaml`. */
export const environmentFile = z.strictObject({
  /** Another environment, whose keywords, `port`, `protected` and `deploy_client` count where this file has none. */
  extends: z.string().optional(),
  domain: z.string().regex(DOMAIN, DOMAIN_FORM).optional(),
  client_id: z.string().min(1).optional(),
  protected: z.boolean().optional(),
  allow_delete: z.boolean().optional(),
  port: z.int().min(1).max(65535).optional(),
  deploy_client: z.string().min(1).optional(),
  keywords: z
    .record(z.string().regex(new RegExp(`^${NAME}$`), 'a keyword is written in capitals'), keyword)
    .optional(),
});

export type EnvironmentFile = z.infer<typeof environmentFile>;

/** A local environment has no tenant elsewhere: these keys mean nothing there. */
export const localEnvironmentFile = environmentFile.omit({ domain: true, client_id: true });
