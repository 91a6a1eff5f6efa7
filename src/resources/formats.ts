import * as z from 'zod';
import { text } from './schema.ts';

/** Formats that Auth0 documents for texts, as patterns: loose enough for what it was recorded to take. */
export const httpsUrl = text.regex(/^https:\/\/[^\s/]\S*$/);
export const httpsUrlOrEmpty = text.regex(/^(https:\/\/[^\s/]\S*)?$/);
export const urlOrEmpty = text.regex(/^([a-z][a-z0-9+.-]*:\S+)?$/i);
export const emailOrEmpty = text.regex(/^([^\s@]+@[^\s@]+)?$/);
export const hexColor = text.regex(/^#(([0-9a-fA-F]{3}){1,2}|([0-9a-fA-F]{4}){1,2})$/);
/** ISO 3166-1: `DE` */
export const countryCode = text.regex(/^[A-Z]{2}$/);
/** An IPv4 or IPv6 address, or a range of them. */
export const ipOrRange = text.regex(/^(\d{1,3}(\.\d{1,3}){3}|[0-9a-fA-F]*:[0-9a-fA-F:.]*)(\/\d{1,3})?$/);

/** A whole number within limits. */
export function integer(minimum: number, maximum: number): z.ZodNumber {
  return z.int().min(minimum).max(maximum);
}

/** A text of a length within limits. */
export function sized(minimum: number, maximum: number): z.ZodString {
  return text.min(minimum).max(maximum);
}
