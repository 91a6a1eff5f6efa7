/** Where an answer of the local tenant is known to differ from a real tenant's, and why it stays so. */
export interface KnownDifference {
  readonly operation: string;
  readonly difference: string;
  readonly reason: string;
}

export const knownDifferences: readonly KnownDifference[] = [
  {
    operation: '`POST /actions/actions/{id}/deploy`',
    difference:
      'an Action that has not changed answers with the version that is deployed; Auth0 makes a new one',
    reason: 'an import that changes nothing leaves nothing behind',
  },
];
