import { pullRequestComment } from '../src/cli/commands/pull-request-comment.ts';
import { main } from '../src/cli/main.ts';

void main(pullRequestComment);
