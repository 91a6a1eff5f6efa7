import type { Factor } from '../../authentication-api/mfa/factors.ts';

/** Where each factor is asked for, and set up. */
export const CHALLENGES: Readonly<Record<Factor, string>> = {
  otp: '/u/mfa-otp-challenge',
  phone: '/u/mfa-sms-challenge',
  email: '/u/mfa-email-challenge',
};
export const ENROLLMENTS: Readonly<Partial<Record<Factor, string>>> = {
  otp: '/u/mfa-otp-enrollment',
  phone: '/u/mfa-sms-enrollment',
};
