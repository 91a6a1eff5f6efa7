import { risk } from '../risk.ts';
import { ceases } from './detect.ts';
import { application } from './example.ts';

export const clientParJarOff = risk({
  id: 'CLIENT-PAR-JAR-OFF',
  severity: 'medium',
  title: 'Authorization requests can be changed on the way',
  why: 'Without pushed or signed requests, what an application asks for stands in the browser’s address, for anyone there to change.',
  instead: 'Keep pushed authorization requests required.',
  kinds: ['clients', 'tenant'],
  find: (change) =>
    [
      'require_pushed_authorization_requests',
      'signed_request_object.required',
      'pushed_authorization_requests_supported',
    ]
      .filter((field) => ceases(change, field, true))
      .map((field) => ({ field, message: `${field} is turned off.` })),
  bad: [
    application(
      { require_pushed_authorization_requests: true },
      { require_pushed_authorization_requests: false },
    ),
  ],
  good: [
    application(
      { require_pushed_authorization_requests: false },
      { require_pushed_authorization_requests: true },
    ),
  ],
});
