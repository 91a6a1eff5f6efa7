import * as z from 'zod';
import { ApiError } from '../api-error.ts';
import { kind } from '../kind.ts';
import { settings, text } from '../schema.ts';
import { collection } from '../shapes.ts';
import { readOnly } from '../traits.ts';

/** Where the addresses are that suspicious IP throttling keeps out: `{ ip, until }`, by address. */
export const IP_BLOCKS = '/_ip_blocks';

const address = z.union([z.ipv4(), z.ipv6()]);

/** Answers whether an address is kept out, and lets it in again. */
export const ipBlocks = kind({
  name: 'anomaly.ipBlocks',
  path: '/anomaly/blocks/ips',
  shape: collection({ list: 'ips', verbs: [] }),
  scope: 'anomaly_blocks',
  params: { id: address },
  identity: ['ip'],
  fields: settings({ ip: readOnly(text) }),
  verbs: [
    {
      method: 'GET',
      path: '/{id}',
      scope: 'read:anomaly_blocks',
      run(_, { documents, params, clock }) {
        const block = documents.get(IP_BLOCKS, params['id'] ?? '');
        const blocked = block && !(Date.parse(String(block.until)) <= clock.now());
        if (!blocked) {
          throw new ApiError(404, 'IP address specified is not currently blocked.', 'inexistent_ip_block');
        }
        return { status: 200 };
      },
    },
    {
      method: 'DELETE',
      path: '/{id}',
      scope: 'delete:anomaly_blocks',
      run(_, { documents, params }) {
        documents.remove(IP_BLOCKS, params['id'] ?? '');
        return { status: 204 };
      },
    },
  ],
});
