import { choice } from '../schema.ts';

/** The screens of each prompt of Universal Login (Auth0's documentation of text elements, and its API's lists of names). */
export const SCREENS_OF: Readonly<Record<string, readonly string[]>> = Object.fromEntries(
  `
  login: login
  login-id: login-id
  login-password: login-password
  login-passwordless: login-passwordless-email-code login-passwordless-email-link login-passwordless-sms-otp
  login-email-verification: login-email-verification
  signup: signup
  signup-id: signup-id
  signup-password: signup-password
  phone-identifier-enrollment: phone-identifier-enrollment
  phone-identifier-challenge: phone-identifier-challenge
  email-identifier-challenge: email-identifier-challenge
  reset-password: reset-password-request reset-password-email reset-password reset-password-success reset-password-error reset-password-mfa-email-challenge reset-password-mfa-otp-challenge reset-password-mfa-phone-challenge reset-password-mfa-push-challenge-push reset-password-mfa-recovery-code-challenge reset-password-mfa-sms-challenge reset-password-mfa-voice-challenge reset-password-mfa-webauthn-platform-challenge reset-password-mfa-webauthn-roaming-challenge
  custom-form: custom-form
  consent: consent
  customized-consent: customized-consent
  logout: logout logout-complete logout-aborted
  mfa-push: mfa-push-welcome mfa-push-enrollment-qr mfa-push-enrollment-code mfa-push-success mfa-push-challenge-push mfa-push-list
  mfa-otp: mfa-otp-enrollment-qr mfa-otp-enrollment-code mfa-otp-challenge
  mfa-voice: mfa-voice-enrollment mfa-voice-challenge
  mfa-phone: mfa-phone-challenge mfa-phone-enrollment
  mfa-webauthn: mfa-webauthn-platform-enrollment mfa-webauthn-roaming-enrollment mfa-webauthn-platform-challenge mfa-webauthn-roaming-challenge mfa-webauthn-change-key-nickname mfa-webauthn-enrollment-success mfa-webauthn-error mfa-webauthn-not-available-error
  mfa-sms: mfa-country-codes mfa-sms-enrollment mfa-sms-challenge mfa-sms-list
  mfa-email: mfa-email-challenge mfa-email-list
  mfa-recovery-code: mfa-recovery-code-enrollment mfa-recovery-code-challenge mfa-recovery-code-challenge-new-code
  mfa: mfa-detect-browser-capabilities mfa-enroll-result mfa-login-options mfa-begin-enroll-options
  status: status
  device-flow: device-code-activation device-code-activation-allowed device-code-activation-denied device-code-confirmation
  email-verification: email-verification-result
  email-otp-challenge: email-otp-challenge
  organizations: organization-selection organization-picker pre-login-organization-picker
  invitation: accept-invitation
  common: redeem-ticket
  captcha: interstitial-captcha
  passkeys: passkey-enrollment passkey-enrollment-local
  brute-force-protection: brute-force-protection-unblock brute-force-protection-unblock-success brute-force-protection-unblock-failure
  async-approval-flow: async-approval-error async-approval-accepted async-approval-denied async-approval-wrong-user
  confirmation: confirmation
  `
    .trim()
    .split('\n')
    .map((line) => {
      const [prompt = '', screens = ''] = line.trim().split(': ');
      return [prompt, screens.split(' ')];
    }),
);

/** Prompts of Universal Login whose texts can be changed. */
export const PROMPTS = Object.keys(SCREENS_OF);
export const SCREENS = [...new Set(Object.values(SCREENS_OF).flat())];

/** Prompts that take partials, and their screens (documented). */
export const PARTIAL_SCREENS_OF: Readonly<Record<string, readonly string[]>> = Object.fromEntries(
  `login login-id login-password login-passwordless signup signup-id signup-password customized-consent passkeys`
    .split(' ')
    .map((prompt) => [prompt, SCREENS_OF[prompt] ?? []]),
);

/** Where in a screen a partial can stand. */
export const INSERTION_POINTS = `form-content-start form-content-end form-footer-start form-footer-end
  secondary-actions-start secondary-actions-end`.split(/\s+/);

/** For paths. */
export const promptName = choice(...PROMPTS).describe('Name of the prompt');
export const partialPromptName = choice(...Object.keys(PARTIAL_SCREENS_OF)).describe('Name of the prompt');
export const screenName = choice(...SCREENS).describe('Name of the screen');
