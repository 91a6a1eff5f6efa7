import * as z from 'zod';
import type { HttpStub } from '../core/http-stub.ts';
import { checkTree } from './check/check-tree.ts';
import type { Report } from './report.ts';
import { child, itemsOf, type Table, toData } from './tree.ts';

const stub = z.strictObject({
  request: z
    .string()
    .regex(/^([A-Za-z*]+\s+)?\S+$/, 'it is no request like POST https://backend.example/sign-ups'),
  status: z.int().min(200).max(599).optional(),
  headers: z.record(z.string(), z.string()).optional(),
  body: z.json().optional(),
});

/** `tenant/rehearsal.yaml`. */
const rehearsalFile = z.strictObject({ http: z.array(stub) });

/** The entries of `tenant/rehearsal.yaml`; those that cannot be read are reported and left out. */
export function readRehearsalStubs(file: Table | undefined, report: Report): HttpStub[] {
  if (!file) return [];
  checkTree(rehearsalFile, file, { where: 'rehearsal.yaml', strict: true, report });
  return itemsOf(child(file, 'http')).flatMap((item) => {
    const { success, data } = stub.safeParse(toData(item));
    return success ? [data as HttpStub] : [];
  });
}
