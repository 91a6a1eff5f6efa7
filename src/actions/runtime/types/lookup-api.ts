import type { Dictionary } from './parts.ts';

export interface PageOptions {
  /** 100 at most. */
  readonly take?: number;
  /** The `next` of the page before. */
  readonly from?: string;
}

/** A page of a list; `next` is there while more follow. */
export type Page<Key extends string> = { readonly [K in Key]: readonly Dictionary[] } & {
  readonly next?: string;
};

export interface GroupsApi {
  getUserGroups(params?: PageOptions): Promise<Page<'groups'>>;
  /** Ids or names; those that the person is in stand in `memberships`. */
  hasGroupMembership(groups: readonly string[]): Promise<{ readonly memberships: Dictionary }>;
}

/** The roles that the person has, by themselves or by a group. */
export interface RolesApi {
  getUserEffectiveRoles(params?: PageOptions): Promise<Page<'roles'>>;
  getUserEffectiveRolesByIds(ids: readonly string[]): Promise<Page<'roles'>>;
  getUserEffectiveRolesByNames(names: readonly string[]): Promise<Page<'roles'>>;
}
