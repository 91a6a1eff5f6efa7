import { BlockList, isIP } from 'node:net';

/** A network as it was written, and the test whether an address is in it. */
export interface Network {
  readonly text: string;
  readonly has: (address: string) => boolean;
}

const FAMILIES = { 4: 'ipv4', 6: 'ipv6' } as const;

const familyOf = (address: string): 'ipv4' | 'ipv6' | undefined => {
  const version = isIP(address);
  return version === 4 || version === 6 ? FAMILIES[version] : undefined;
};

const LONGEST_PREFIX = { ipv4: 32, ipv6: 128 } as const;

/**
 * Reads `10.20.0.0/16`, `2001:db8:20::/48` or a single address. An IPv4 network also has the addresses that arrive
 * as IPv6 (`::ffff:10.20.0.1`).
 * @throws RangeError where the text is no network; the message names it
 */
export function readNetwork(text: string): Network {
  const [address = '', prefix, ...rest] = text.split('/');
  const family = familyOf(address);
  if (!family || rest.length > 0) throw new RangeError(`"${text}" is no network`);
  const length = prefix === undefined ? LONGEST_PREFIX[family] : readPrefix(prefix);
  if (length === undefined || length > LONGEST_PREFIX[family]) {
    throw new RangeError(`"${text}" is no network`);
  }
  const list = new BlockList();
  list.addSubnet(address, length, family);
  return { text, has: (candidate) => check(list, candidate) };
}

function readPrefix(text: string): number | undefined {
  return /^\d{1,3}$/.test(text) ? Number(text) : undefined;
}

function check(list: BlockList, address: string): boolean {
  const family = familyOf(address);
  return family !== undefined && list.check(address, family);
}
