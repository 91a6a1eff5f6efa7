import { supplementalRisk } from './akamai.ts';
import { riskAssessment } from './risk-assessment.ts';
import { list, type ObjectSchema, object, type TypeOf, text } from './schema.ts';

const authenticationMethodSchema = object(
  {
    /** `pwd`, `federated`, `mfa`, `passkey`, …, or the URL given to `recordMethod`. */
    name: text,
    /** ISO 8601. */
    timestamp: text,
  },
  {
    /** Of `mfa`, the factor: `otp`, `webauthn-roaming`, … */
    type: text,
  },
);

/** A step of the login that is done. */
export interface AuthenticationMethod extends TypeOf<typeof authenticationMethodSchema> {}
const authenticationMethod: ObjectSchema<AuthenticationMethod> = authenticationMethodSchema;

const methods = list(authenticationMethod);

const supplemented = { riskAssessment: object({}, { supplemental: supplementalRisk }) };

export const loginAuthentication = object({ methods }, { riskAssessment });

export const resetAuthentication = object({ methods }, supplemented);

/** Nobody has proved anything yet, or it does not count here. */
export const requestAuthentication = object({}, supplemented);
