import type { EventStreamEvent } from '../../actions/runtime/types/index.ts';
import { NOW, priya } from './people.ts';

/** The tenant tells that Priya has an account now. */
export const eventStreamEvent: EventStreamEvent = {
  message: {
    id: 'evt_6YpQ2rS8tU4vW1xZ',
    type: 'user.created',
    data: { object: { ...priya, created_at: NOW, email_verified: false } },
    source: 'urn:auth0:fernhill-dev.eu.auth0.com',
    specversion: '1.0',
    time: NOW,
  },
  secrets: {},
};
