import { acceptInvitation } from './accept-invitation.ts';
import { consent } from './consent.ts';
import { customForm } from './custom-form.ts';
import { login } from './login.ts';
import { loginId } from './login-id.ts';
import { loginPassword } from './login-password.ts';
import { mfa } from './mfa.ts';
import { mfaEmailChallenge, mfaSmsChallenge } from './mfa-code-challenge.ts';
import { mfaBeginEnrollOptions, mfaLoginOptions } from './mfa-options.ts';
import { mfaOtpChallenge } from './mfa-otp-challenge.ts';
import { mfaOtpEnrollment } from './mfa-otp-enrollment.ts';
import { mfaRecoveryCode } from './mfa-recovery-code.ts';
import { mfaSmsEnrollment } from './mfa-sms-enrollment.ts';
import { organizationPicker } from './organization-picker.ts';
import { organizationSelection } from './organization-selection.ts';
import { passwordlessEmailChallenge, passwordlessSmsChallenge } from './passwordless-challenge.ts';
import { resetPasswordRequest } from './reset-password-request.ts';
import type { Screen } from './screen.ts';
import { signup } from './signup.ts';

/** Every screen; a new one is a file and a row. */
export const screens: readonly Screen[] = [
  acceptInvitation,
  loginId,
  loginPassword,
  login,
  signup,
  resetPasswordRequest,
  organizationSelection,
  organizationPicker,
  consent,
  mfa,
  mfaOtpEnrollment,
  mfaOtpChallenge,
  mfaRecoveryCode,
  mfaLoginOptions,
  mfaBeginEnrollOptions,
  mfaSmsEnrollment,
  mfaSmsChallenge,
  mfaEmailChallenge,
  passwordlessEmailChallenge,
  passwordlessSmsChallenge,
  customForm,
];
