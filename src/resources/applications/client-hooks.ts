import type { Doc, Json } from '../../core/json.ts';

export const CLIENT_MISSING = { message: 'The client does not exist', errorCode: 'inexistent_client' };

/** The application that every tenant has, whose name cannot be changed; some tools drop the field that says so (recorded). */
export function isGlobal({ global, name }: Doc): boolean {
  return global === true || (global === undefined && name === 'All Applications');
}

/** Whether a flag of the query (`is_global=false`) agrees with the document. */
export function agrees(wanted: string | undefined, value: Json | undefined): boolean {
  return wanted === undefined || wanted === String(value ?? '');
}
