import { testKillRounds } from '../support/test-kill-rounds.ts';

testKillRounds(200, 900_000);
