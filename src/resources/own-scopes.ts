/** Of links that have scopes of their own, `create:organization_members`, and are no update of what they hang on. */
export const OWN_SCOPES = { add: 'create', remove: 'delete' } as const;
