import { plan } from '../src/cli/commands/plan.ts';
import { main } from '../src/cli/main.ts';

void main(plan);
