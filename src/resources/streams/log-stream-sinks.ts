import type * as z from 'zod';
import { choice, flag, listOf, loose, object, text } from '../schema.ts';
import { readOnly, secret } from '../traits.ts';
import { awsRegion } from './aws-regions.ts';

const azureRegion = choice(
  ...`australiacentral australiaeast australiasoutheast brazilsouth canadacentral canadaeast centralindia centralus
  eastasia eastus eastus2 francecentral germanywestcentral japaneast japanwest koreacentral koreasouth northcentralus
  northeurope norwayeast southafricanorth southcentralus southeastasia southindia swedencentral switzerlandnorth
  uaenorth uksouth ukwest westcentralus westeurope westindia westus westus2`.split(/\s+/),
);
const UUID = /^[0-9a-fA-F]{8}-([0-9a-fA-F]{4}-){3}[0-9a-fA-F]{12}$/;
const withoutColon = text.regex(/^[^:]+$/);

const mixpanel = {
  mixpanelRegion: choice('us', 'eu'),
  mixpanelProjectId: text.regex(/^\d+$/),
  mixpanelServiceAccountUsername: withoutColon,
};
const mixpanelServiceAccountPassword = secret(withoutColon);
const segmentWriteKey = secret(text);

/** Where each type of log stream sends to. Auth0 shows the secrets again (recorded). */
export const SINKS = {
  http: object(
    { httpEndpoint: text.regex(/^https:\/\/.*/) },
    {
      httpAuthorization: secret(text),
      httpContentFormat: choice('JSONARRAY', 'JSONLINES', 'JSONOBJECT'),
      httpContentType: text,
      httpCustomHeaders: listOf(loose({ header: text, value: text })),
    },
  ),
  eventbridge: object(
    { awsAccountId: text.regex(/^\d{12}$/), awsRegion },
    { awsPartnerEventSource: readOnly(text) },
  ),
  eventgrid: object(
    { azureSubscriptionId: text.regex(UUID), azureRegion, azureResourceGroup: text },
    { azurePartnerTopic: readOnly(text) },
  ),
  datadog: object({ datadogApiKey: secret(text), datadogRegion: choice('us', 'eu', 'us3', 'us5') }),
  splunk: object({
    splunkDomain: text,
    splunkPort: text.regex(/^[0-9]*$/),
    splunkToken: secret(text),
    splunkSecure: flag,
  }),
  sumo: object({ sumoSourceAddress: text }),
  segment: object({ segmentWriteKey }),
  mixpanel: object({ ...mixpanel, mixpanelServiceAccountPassword }),
} as const satisfies Readonly<Record<string, z.ZodObject>>;

/** What PATCH takes where that is not what POST does: a key or password that is left out stays (documented). */
export const CHANGED_SINKS: Readonly<Record<string, z.ZodObject>> = {
  ...SINKS,
  segment: object({}, { segmentWriteKey }),
  mixpanel: object(mixpanel, { mixpanelServiceAccountPassword }),
};

/** The sinks of Amazon and Azure are settled when the stream is made (documented: PATCH has none for them). */
export const SETTLED_SINKS: ReadonlySet<string> = new Set(['eventbridge', 'eventgrid']);
