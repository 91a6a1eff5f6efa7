import { signatureOf } from './signature.ts';

const BODY = '{"user_id":"auth0|1"}';

test('a signature has the time in seconds and the HMAC-SHA256 that openssl computes for it', () => {
  expect(signatureOf(BODY, 'workshop-secret', 1_767_225_600_900)).toBe(
    't=1767225600,v1=40553589495299a9ce2e8f829b835b3fb39f7c9453296f51b2825f565b2b5800',
  );
});

test('another body, another secret or another second gives another signature', () => {
  const signatures = [
    signatureOf(BODY, 'workshop-secret', 1_767_225_600_000),
    signatureOf('{"user_id":"auth0|2"}', 'workshop-secret', 1_767_225_600_000),
    signatureOf(BODY, 'another-secret', 1_767_225_600_000),
    signatureOf(BODY, 'workshop-secret', 1_767_225_601_000),
  ];
  expect(new Set(signatures.map((signature) => signature.split('v1=')[1])).size).toBe(4);
});
