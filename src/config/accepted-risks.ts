import * as z from 'zod';
import type { Position } from '../core/position.ts';
import { checkTree } from './check/check-tree.ts';
import type { Report } from './report.ts';
import { positionOf } from './source.ts';
import { child, itemsOf, type Table, type Tree, toData } from './tree.ts';

/** A risk that somebody has decided to live with for a while. */
export interface AcceptedRisk {
  /** Its id: `CALLBACK-WILDCARD`. */
  readonly risk: string;
  /** The resource that it is accepted for, by the name that a plan shows; left out: every one. */
  readonly resource?: string;
  readonly reason: string;
  /** The last day on which it is accepted: `2026-12-31`. */
  readonly until: string;
  readonly at: Position;
}

const acceptedRisk = z.strictObject({
  risk: z.string().min(1),
  resource: z.string().min(1).optional(),
  reason: z.string().min(1),
  until: z.iso.date('it is no date like 2026-12-31'),
});

/** `tenant/accepted-risks.yaml`. */
const acceptedRisksFile = z.strictObject({ accepted: z.array(acceptedRisk) });

/** The entries of `tenant/accepted-risks.yaml`; those that cannot be read are reported and left out. */
export function readAcceptedRisks(file: Table | undefined, report: Report): AcceptedRisk[] {
  if (!file) return [];
  checkTree(acceptedRisksFile, file, { where: 'accepted-risks.yaml', strict: true, report });
  return itemsOf(child(file, 'accepted')).flatMap((item) => readOne(item));
}

function readOne(item: Tree): AcceptedRisk[] {
  const { success, data } = acceptedRisk.safeParse(toData(item));
  if (!success) return [];
  const { resource, ...entry } = data;
  return [{ ...entry, ...(resource !== undefined && { resource }), at: positionOf(item.at) }];
}
