/** Prompts of Universal Login whose texts can be changed, and their screens (auth0-deploy-cli 8.44). */
export const PROMPTS =
  `login login-id login-password login-passwordless login-email-verification signup signup-id
  signup-password phone-identifier-enrollment phone-identifier-challenge email-identifier-challenge reset-password
  custom-form consent customized-consent logout mfa-push mfa-otp mfa-voice mfa-phone mfa-webauthn mfa-sms mfa-email
  mfa-recovery-code mfa status device-flow email-verification email-otp-challenge organizations invitation common
  captcha passkeys brute-force-protection`.split(/\s+/);

/** Prompts that take partials. */
export const PARTIAL_PROMPTS =
  `login login-id login-password login-passwordless signup signup-id signup-password passkeys`.split(' ');

/** Where in a screen a partial can stand. */
export const INSERTION_POINTS = `form-content-start form-content-end form-footer-start form-footer-end
  secondary-actions-start secondary-actions-end`.split(/\s+/);
