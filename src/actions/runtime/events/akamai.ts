import { dictionary, number, type ObjectSchema, object, type TypeOf, text, texts } from './schema.ts';

const akamaiBot = object(
  {},
  {
    type: text,
    action: text,
    botCategory: texts,
    botScore: number,
    botScoreResponseSegment: text,
    botnetId: text,
  },
);

const akamaiUserRisk = object(
  {},
  {
    action: text,
    allow: number,
    emailDomain: text,
    general: dictionary,
    ouid: text,
    requestid: text,
    risk: dictionary,
    score: number,
    status: number,
    trust: dictionary,
    username: text,
    uuid: text,
  },
);

const supplementalRiskSchema = object({}, { akamai: object({}, { akamaiBot, akamaiUserRisk }) });

/** What Akamai, in front of the tenant, says about the request (Early Access). */
export interface SupplementalRisk extends TypeOf<typeof supplementalRiskSchema> {}
export const supplementalRisk: ObjectSchema<SupplementalRisk> = supplementalRiskSchema;
