/** What an e-mail is called in the event of its Action, and its subject where the template has none (assumed). */
export const EMAILS = {
  verify_email: { type: 'verify_email', subject: 'Verify your email' },
  reset_email: { type: 'reset_email', subject: 'Reset your password' },
  user_invitation: {
    type: 'organization_invitation',
    subject: 'You’ve been invited to join {{ organization.display_name }}',
  },
  mfa_oob_code: { type: 'mfa_oob_code', subject: 'Your code for {{ friendly_name }}' },
  enrollment_email: { type: 'enrollment_email', subject: 'Enroll your account in {{ friendly_name }}' },
} as const;

export type EmailTemplate = keyof typeof EMAILS;
