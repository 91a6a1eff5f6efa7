import { docOf, textsOf } from '../../../core/json.ts';
import type { TenantContext } from '../../context.ts';
import { refuse } from '../oauth-error.ts';
import { inIpList } from '../token-endpoint/ip-list.ts';

/** Attempts that are left to an address: `{ left, at }`. */
const BUCKETS = '/_exchange_attempts';
/** Auth0's documentation, "Attack Protection with Custom Token Exchange": ten, and one more every ten minutes. */
const MOST = 10;
const RATE = 600_000;

/** Counts subject tokens that were refused as invalid, by address. */
export interface Throttle {
  /** Raises `too-many-exchanges`. */
  admit(): void;
  failed(): void;
}

/** Suspicious IP throttling, as the tenant has set it for exchanges. */
export function exchangeThrottle({ state, clock }: TenantContext, ip: string): Throttle {
  const settings = docOf(state.documents.get('/attack-protection/suspicious-ip-throttling', ''));
  const blocks = settings.shields === undefined || textsOf(settings.shields).includes('block');
  const stage = docOf(docOf(settings.stage)['pre-custom-token-exchange']);
  const most = Number(stage.max_attempts ?? MOST);
  const rate = Number(stage.rate ?? RATE);
  const off = settings.enabled === false || !blocks || inIpList(ip, textsOf(settings.allowlist));
  const left = () => {
    const bucket = state.documents.get(BUCKETS, ip);
    if (!bucket) return most;
    return Math.min(most, Number(bucket.left) + Math.floor((clock.now() - Number(bucket.at)) / rate));
  };
  return {
    admit() {
      if (!off && left() <= 0) refuse('too-many-exchanges', {});
    },
    failed() {
      if (off) return;
      const bucket = { left: left() - 1, at: clock.now() };
      state.write((documents) => documents.put(BUCKETS, ip, bucket));
    },
  };
}
