import http from 'node:http';
import https from 'node:https';
import { Socket } from 'node:net';
import type { Patch } from '../stage/patch.ts';
import { staged } from '../stage/staged.ts';
import { stubbedConnect } from './stubbed-connect.ts';
import { type Ask, stubbedRequest } from './stubbed-request.ts';

const asking = (target: object, protocol: 'http:' | 'https:'): readonly Patch[] =>
  ['request', 'get'].map((key) =>
    staged<Ask>(target, key, (scene, real) => stubbedRequest(real, protocol, scene)),
  );

/** How code reaches other hosts, `fetch` excepted. */
export const networkPatches: readonly Patch[] = [
  ...asking(http, 'http:'),
  ...asking(https, 'https:'),
  staged<Socket['connect']>(Socket.prototype, 'connect', ({ network }, real) =>
    stubbedConnect(real, network),
  ),
];
