import { dated } from '../dated.ts';
import { kind } from '../kind.ts';
import { withoutNulls } from '../nulls.ts';
import { flag, loose, number, object, settings, text } from '../schema.ts';
import { collection } from '../shapes.ts';
import { readOnly } from '../traits.ts';

/** What a mobile driving licence may be asked for (ISO 18013-5, as Auth0 documents it). */
const CLAIMS =
  `family_name given_name birth_date issue_date expiry_date issuing_country issuing_authority portrait
  driving_privileges resident_address portrait_capture_date age_in_years age_birth_year issuing_jurisdiction nationality
  resident_city resident_state resident_postal_code resident_country family_name_national_character
  given_name_national_character`.split(/\s+/);

const short = text.min(1).max(255);
const content = {
  name: short,
  type: short,
  dialect: text.max(255).regex(/^simplified\/1\.0$/),
  presentation: object({
    'org.iso.18013.5.1.mDL': object({
      'org.iso.18013.5.1': loose(Object.fromEntries(CLAIMS.map((claim) => [claim, flag]))),
    }),
  }),
  well_known_trusted_issuers: text
    .min(1)
    .max(255)
    .regex(/^aamva$/),
};
const custom_certificate_authority = text.min(1).max(4096).nullable();

/** What is asked of a verifiable credential. */
export const verificationTemplates = kind({
  name: 'verifiableCredentials.verificationTemplates',
  path: '/verifiable-credentials/verification/templates',
  shape: collection({ prefix: 'vct_', length: 22, paging: 'checkpoint', list: 'templates' }),
  scope: 'vdcs_templates',
  identity: ['name'],
  unique: [['name']],
  missing: { message: 'The verifiable credential template does not exist.' },
  conflict: { message: 'Template (name) already exists.' },
  fields: object(content, {
    custom_certificate_authority,
    id: readOnly(text),
    version: readOnly(number),
    created_at: readOnly(text),
    updated_at: readOnly(text),
  }),
  updateFields: settings({
    name: content.name.nullable(),
    type: content.type.nullable(),
    dialect: content.dialect.nullable(),
    presentation: content.presentation,
    well_known_trusted_issuers: content.well_known_trusted_issuers.nullable(),
    version: number.nullable(),
  }),
  // Null changes nothing: a template has all of its fields (assumed).
  save: (next, before, context) => dated({ ...before, ...withoutNulls(next) }, before, context),
});
