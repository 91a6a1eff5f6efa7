import type { Snapshot } from './snapshot.ts';

/** Paths of what people are and leave behind: users, their sessions and grants, memberships, the log. */
const OF_PEOPLE =
  /^\/(users|sessions|refresh-tokens|grants|device-credentials|logs|jobs|actions\/executions)(\/|$)|\/(members|invitations)(\/|$)/;

/** What a tenant is, without its people: rehearsed sign-ins change those, and no deploy does. */
export function withoutPeople(snapshot: Snapshot): Snapshot {
  return Object.fromEntries(Object.entries(snapshot).filter(([path]) => !OF_PEOPLE.test(path)));
}
