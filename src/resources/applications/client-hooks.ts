import { type Doc, isDoc, type Json } from '../../core/json.ts';

export const CLIENT_MISSING = { message: 'The client does not exist', errorCode: 'inexistent_client' };

/** The first label of the domain: `fernhill` of `fernhill.eu.auth0.com`. */
export function tenantName(domain: string): string {
  return domain.split(/[.:]/)[0] ?? domain;
}

/** The application that every tenant has, whose name cannot be changed; some tools drop the field that says so (recorded). */
export function isGlobal({ global, name }: Doc): boolean {
  return global === true || (global === undefined && name === 'All Applications');
}

/** Whether a flag of the query (`is_global=false`) agrees with the document. */
export function agrees(wanted: string | undefined, value: Json | undefined): boolean {
  return wanted === undefined || wanted === String(value ?? '');
}

/** The objects of a list, whatever else is in it. */
export function docsIn(list: Json | undefined): readonly Doc[] {
  return Array.isArray(list) ? (list as readonly Json[]).filter(isDoc) : [];
}
