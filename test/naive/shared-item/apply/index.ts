import { applyHandler } from '../../../../lambdas/apply/apply-handler.ts';
import { awsPorts } from '../../../../lambdas/apply/aws-ports.ts';
import { Env } from '../../../../lambdas/contract/environment.ts';
import { required } from '../../../../lambdas/platform/environment.ts';
import type { EventStore } from '../../../../lambdas/store/event-store.ts';
import { sharedProfile } from '../shared-profile.ts';

const ports = awsPorts({ lane: required(Env.lane), lanes: required(Env.lanes).split(',') });
const profile = sharedProfile();

/** Naive: whatever a region commits it also patches into the one item that all regions write. */
const events: EventStore = {
  ...ports.stores.events,
  async append(sessionId, commit) {
    const done = await ports.stores.events.append(sessionId, commit);
    if (done === 'appended') await profile.patch(sessionId, commit);
    return done;
  },
};

export const handler = applyHandler({ ...ports, stores: { ...ports.stores, events } });
