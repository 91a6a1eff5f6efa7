import { type Doc, isDoc, type Json } from '../../core/json.ts';
import { ApiError } from '../api-error.ts';

/** What Auth0 refuses of a database's options beyond their types; the words as recorded. */
export function refuseDatabaseOptions(options: Doc, before: Doc | undefined): void {
  const { attributes } = options;
  if (!isDoc(attributes)) return;
  if (options.validation) refuse('Cannot set both options.attributes and options.validation');
  if (options.requires_username === true) {
    refuse('Cannot set both options.attributes and options.requires_username');
  }
  if (!Object.values(attributes).some(isIdentifier)) refuse('attributes must contain one active identifier');
  if (before && hasNonUniqueEmail(attributes) && !hasNonUniqueEmail(before.attributes)) {
    refuse('cannot add non-unique email attribute');
  }
}

function isIdentifier(attribute: Json | undefined): boolean {
  return isDoc(attribute) && isDoc(attribute.identifier) && attribute.identifier.active === true;
}

function hasNonUniqueEmail(attributes: Json | undefined): boolean {
  return isDoc(attributes) && isDoc(attributes.email) && attributes.email.unique === false;
}

function refuse(message: string): never {
  throw new ApiError(400, message, 'invalid_body');
}
