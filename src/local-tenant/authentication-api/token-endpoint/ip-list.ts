import { BlockList, isIP } from 'node:net';

/** Whether the address is in a list of addresses and CIDR ranges. Entries that are neither are passed over. */
export function inIpList(ip: string, list: readonly string[]): boolean {
  const ranges = new BlockList();
  for (const entry of list) {
    const [address = '', bits] = entry.split('/');
    const family = familyOf(address);
    if (!family) continue;
    if (bits === undefined) ranges.addAddress(address, family);
    else if (/^\d+$/.test(bits) && Number(bits) <= (family === 'ipv4' ? 32 : 128)) {
      ranges.addSubnet(address, Number(bits), family);
    }
  }
  const family = familyOf(ip);
  return family !== undefined && ranges.check(ip, family);
}

function familyOf(address: string): 'ipv4' | 'ipv6' | undefined {
  const version = isIP(address);
  return version === 0 ? undefined : version === 4 ? 'ipv4' : 'ipv6';
}
