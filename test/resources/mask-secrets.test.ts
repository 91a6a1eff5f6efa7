import * as z from 'zod';
import { maskSecrets } from '../../src/resources/mask-secrets.ts';
import { dictionary, either, listOf, object, settings, text } from '../../src/resources/schema.ts';
import { secret } from '../../src/resources/traits.ts';

const schema = object(
  { name: text },
  {
    client_secret: secret(text),
    options: settings({ keys: listOf(settings({ pem: secret(text), kid: text })) }),
    configuration: dictionary(secret(text).nullable()),
    sink: either(settings({ url: text }), settings({ token: secret(text) })),
  },
);

it('hides secrets at every depth and nothing else', () => {
  expect(
    maskSecrets(schema, {
      name: 'Fernhill Bookings',
      client_secret: 'bookings-secret',
      options: { keys: [{ pem: '-----BEGIN', kid: 'k1' }] },
      configuration: { API_KEY: 'abc', GONE: null },
      sink: { token: 'tok' },
      unknown: 'kept',
    }),
  ).toEqual({
    name: 'Fernhill Bookings',
    client_secret: '«secret»',
    options: { keys: [{ pem: '«secret»', kid: 'k1' }] },
    configuration: { API_KEY: '«secret»', GONE: null },
    sink: { token: '«secret»' },
    unknown: 'kept',
  });
});

it('leaves alone what does not fit the schema', () => {
  expect(maskSecrets(schema, ['a', 1])).toEqual(['a', 1]);
  expect(maskSecrets(z.object({ a: secret(text) }), { a: 4 })).toEqual({ a: '«secret»' });
});
