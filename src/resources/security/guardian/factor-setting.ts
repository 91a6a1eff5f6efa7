import type { Doc } from '../../../core/json.ts';
import { type DocumentShape, document, type Kind, kind } from '../../kind.ts';
import { withoutNulls } from '../../nulls.ts';
import { FACTOR_PATH } from './factors.ts';

interface FactorSetting extends Pick<Kind, 'fields'>, Partial<Pick<Kind, 'verbs' | 'show'>> {
  /** Below `/guardian/factors`. */
  readonly path: string;
  /** What it can be asked for: by itself GET and PUT; `update` is a PATCH beside them. */
  readonly can?: DocumentShape['verbs'];
  /** What a tenant has that never set it. */
  readonly empty?: Doc;
}

/** A setting of a factor: one document, there from the first day; null takes a part of it away. */
export function factorSetting(name: string, { path, can, empty = {}, ...rest }: FactorSetting): Kind {
  return kind({
    name,
    path: `${FACTOR_PATH}/${path}`,
    shape: document({ verbs: can ?? ['read', 'replace'], empty }),
    scope: 'guardian_factors',
    identity: [],
    save: (next) => withoutNulls(next),
    ...rest,
  });
}
