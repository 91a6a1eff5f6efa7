import { deploy } from '../src/cli/commands/deploy.ts';
import { main } from '../src/cli/main.ts';

void main(deploy);
