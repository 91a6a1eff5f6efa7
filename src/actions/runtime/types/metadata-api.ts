/** Written when all Actions have run, and not in `event.user` before that; `null` removes the key. */
export interface MetadataApi<Api> {
  setAppMetadata(key: string, value: unknown): Api;
  setUserMetadata(key: string, value: unknown): Api;
}
