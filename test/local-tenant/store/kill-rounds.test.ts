import { testKillRounds } from '../../support/test-kill-rounds.ts';

testKillRounds(5, 60_000);
