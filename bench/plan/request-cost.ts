import type { Built } from '../harness/build.ts';
import { type Invoker, invoker, withInvokers } from '../harness/invoker.ts';
import { type StubAws, withStubAws } from '../harness/stub-aws.ts';
import type { Tally } from '../stub/tally.ts';
import { requireAccepted, requireLetIn, requireRead } from '../workload/accepted.ts';
import { issuedToken } from '../workload/issuer.ts';
import { patchRequest, readRequest } from '../workload/patch-request.ts';
import type { PatchOf } from '../workload/patches.ts';
import { ADA, newSession } from '../workload/person.ts';
import { applied, type EventsOf, newSessions } from './commit-cost.ts';

/** What one request costs. */
export interface RequestCost {
  readonly readUnits: number;
  readonly calls: number;
  readonly answerBytes: number;
  readonly cpuMs: number;
}

const REQUESTS = 200;

/** Somebody patches a session of their own. */
export function acceptCost(built: Built, patchOf: PatchOf): Promise<RequestCost> {
  const session = newSession();
  const requests = Array.from({ length: REQUESTS }, (_, n) => patchRequest(session, n, patchOf));
  return withStubAws(built, (aws) =>
    withInvokers(
      { accept: invoker(built, built.fn('accept'), aws.endpoint) },
      requests[0],
      async ({ accept }) => {
        const { answers, cpuMs } = await warm(aws, accept, requests);
        requireAccepted(answers);
        return requestCost(await aws.tally(), answers, cpuMs);
      },
    ),
  );
}

/** The owner reads sessions of 32 commits; nothing is answered from a cache. */
export function readCost(built: Built, eventsOf: EventsOf): Promise<RequestCost> {
  return withStubAws(built, async (aws) => {
    const sessions = newSessions();
    await applied(built, aws, sessions, eventsOf);
    const requests = Array.from({ length: REQUESTS }, (_, n) =>
      readRequest(sessions[n % sessions.length] as string, n),
    );
    return withInvokers(
      { read: invoker(built, built.fn('read'), aws.endpoint) },
      requests[0],
      async ({ read }) => {
        const { answers, cpuMs } = await warm(aws, read, requests);
        requireRead(answers);
        return requestCost(await aws.tally(), answers, cpuMs);
      },
    );
  });
}

/** Ada's device connects, or is judged anew; the issuer's keys are known. */
export function authorizeCost(built: Built): Promise<RequestCost> {
  return withStubAws(built, async (aws) => {
    const device = deviceOf(await issuedToken(aws));
    const devices = Array.from({ length: REQUESTS }, () => device);
    return withInvokers(
      { authorize: invoker(built, built.fn('authorize'), aws.endpoint) },
      device,
      async ({ authorize }) => {
        const { answers, cpuMs } = await warm(aws, authorize, devices);
        requireLetIn(answers);
        return requestCost(await aws.tally(), answers, cpuMs);
      },
    );
  });
}

/** A browser with its token where AWS IoT hands it over. */
function deviceOf(token: string) {
  return { protocolData: { mqtt: { clientId: `${ADA}~phone~1`, username: `?token=${token}` } } };
}

async function warm(aws: StubAws, fn: Invoker, requests: readonly unknown[]) {
  const { cpuMs: beforeMs } = await fn.invoke(requests);
  await aws.tally();
  const { answers, cpuMs } = await fn.invoke(requests);
  return { answers, cpuMs: Math.min(cpuMs, beforeMs) };
}

function requestCost(
  { calls, readUnits }: Tally,
  answers: readonly { bytes?: number }[],
  cpuMs: number,
): RequestCost {
  return {
    readUnits: readUnits / REQUESTS,
    calls: Object.values(calls).reduce((sum, count) => sum + count, 0) / REQUESTS,
    answerBytes: answers.reduce((sum, { bytes = 0 }) => sum + bytes, 0) / REQUESTS,
    cpuMs: cpuMs / REQUESTS,
  };
}
