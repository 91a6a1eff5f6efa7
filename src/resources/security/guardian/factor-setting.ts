import type { Doc } from '../../../core/json.ts';
import { type Kind, kind } from '../../kind.ts';
import { withoutNulls } from '../../nulls.ts';
import { type DocumentShape, document } from '../../shapes.ts';
import { FACTOR_PATH } from './factors.ts';

interface FactorSetting extends Pick<Kind, 'fields'>, Partial<Pick<Kind, 'verbs' | 'show' | 'reading'>> {
  /** Below `/guardian/factors`. */
  readonly path: string;
  /** What it can be asked for: by itself GET and PUT; `update` is a PATCH beside them. */
  readonly can?: DocumentShape['verbs'];
  /** Another path with the same setting: what is below `sms` is the older name of what is below `phone` (documented). */
  readonly twin?: string;
  /** What a tenant has that never set it. */
  readonly empty?: Doc;
}

/** A setting of a factor: one document, there from the first day; null takes a part of it away. */
export function factorSetting(name: string, { path, can, twin, empty = {}, ...rest }: FactorSetting): Kind {
  return kind({
    name,
    path: `${FACTOR_PATH}/${path}`,
    shape: document({ verbs: can ?? ['read', 'replace'], empty }),
    scope: 'guardian_factors',
    identity: [],
    save(next, _, { documents }) {
      const doc = withoutNulls(next);
      if (twin !== undefined) documents.put(`${FACTOR_PATH}/${twin}`, '', doc);
      return doc;
    },
    ...rest,
  });
}
