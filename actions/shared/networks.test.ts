import { readNetwork } from './networks.ts';

describe('a network', () => {
  test.each([
    ['10.20.0.0/16', '10.20.3.4'],
    ['127.0.0.0/8', '127.0.0.1'],
    ['203.0.113.7', '203.0.113.7'],
    ['2001:db8:20::/48', '2001:db8:20:1::9'],
    ['::1/128', '::1'],
    ['0.0.0.0/0', '198.51.100.1'],
  ])('%s has %s', (network, address) => {
    expect(readNetwork(network).has(address)).toBe(true);
  });

  test.each([
    ['10.20.0.0/16', '10.21.0.1'],
    ['203.0.113.7', '203.0.113.8'],
    ['2001:db8:20::/48', '2001:db8:21::1'],
    ['10.20.0.0/16', '2001:db8::1'],
    ['::1/128', '127.0.0.1'],
  ])('%s does not have %s', (network, address) => {
    expect(readNetwork(network).has(address)).toBe(false);
  });

  test('of IPv4 has its addresses in the notation of IPv6 too, as some proxies send them', () => {
    expect(readNetwork('127.0.0.0/8').has('::ffff:127.0.0.1')).toBe(true);
    expect(readNetwork('127.0.0.0/8').has('::ffff:10.0.0.1')).toBe(false);
  });

  test('has nothing that is no address', () => {
    expect(readNetwork('0.0.0.0/0').has('localhost')).toBe(false);
    expect(readNetwork('0.0.0.0/0').has('')).toBe(false);
  });

  test.each([
    '',
    'workshop',
    '10.20.0.0/33',
    '10.20.0.0/',
    '10.20.0.0/16/8',
    '10.20/16',
    '::1/129',
    '10.20.0.0/-1',
  ])('is not read from "%s"', (text) => {
    expect(() => readNetwork(text)).toThrow(`"${text}" is no network`);
  });
});
