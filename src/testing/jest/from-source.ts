import { url } from 'node:inspector';

/** Whether a debugger is attached to this process. */
export const isDebugged = (): boolean => url() !== undefined;

/**
 * Whether tests run the TypeScript files of an Action instead of its bundle: where a debugger is attached, unless the
 * environment variable UNDERSTUDY_ACTIONS says otherwise (`source` or `bundle`).
 */
export function fromSource(): boolean {
  const wanted = process.env['UNDERSTUDY_ACTIONS'];
  return wanted === undefined || wanted === '' ? isDebugged() : wanted === 'source';
}
