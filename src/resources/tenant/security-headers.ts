import { choice, dictionary, flag, listOf, number, settings, text } from '../schema.ts';

const reporting = settings({ report_uri: text, report_to_group: text }).nullable();

/** Headers that Auth0 sends with its pages. */
export const securityHeaders = settings({
  content_security_policy: settings({
    enabled: flag,
    policies: listOf(
      settings({
        mode: choice('enforcing', 'reporting'),
        directives: dictionary(listOf(text.max(2048))),
        flags: listOf(choice('upgrade-insecure-requests', 'block-all-mixed-content')),
        reporting,
      }),
    ),
    reporting_infrastructure: settings({
      report_to: settings({
        group: text,
        max_age: number,
        endpoints: listOf(settings({ url: text })),
      }).nullable(),
      reporting_endpoints: dictionary(text),
    }).nullable(),
  }).nullable(),
  x_xss_protection: settings({ enabled: flag, mode: choice('block'), report_uri: text }).nullable(),
}).nullable();
