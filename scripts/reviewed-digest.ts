import { reviewedDigest } from '../src/cli/commands/reviewed-digest.ts';
import { main } from '../src/cli/main.ts';

void main(reviewedDigest);
