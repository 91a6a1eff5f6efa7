import type { Plan } from '../../plan/plan.ts';
import { planAnnotations } from './github.ts';
import { planHtml } from './html.ts';
import { planJson } from './json.ts';
import { planMarkdown } from './markdown.ts';
import { planSarif } from './sarif.ts';
import { planText } from './text.ts';

export type PlanFormat = (plan: Plan, options: { readonly color: boolean }) => string;

/** What `--format` takes. */
export const planFormats: Readonly<Record<string, PlanFormat>> = {
  text: planText,
  json: planJson,
  markdown: planMarkdown,
  github: planAnnotations,
  sarif: planSarif,
  html: planHtml,
};
