import type { Doc } from '../../core/json.ts';

const STATUSES = [400, 401, 403, 404, 409] as const;

/** A refusal of the SCIM endpoints: RFC 7644, section 3.12. */
export class ScimError extends Error {
  constructor(
    readonly status: (typeof STATUSES)[number],
    detail: string,
    readonly scimType?: string,
  ) {
    super(detail);
    this.name = 'ScimError';
  }

  get body(): Doc {
    return {
      schemas: ['urn:ietf:params:scim:api:messages:2.0:Error'],
      status: String(this.status),
      detail: this.message,
      ...(this.scimType !== undefined && { scimType: this.scimType }),
    };
  }
}
