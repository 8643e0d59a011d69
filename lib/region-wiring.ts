import { Env } from '../lambdas/contract/environment.ts';
import type { Answers } from './answers.ts';
import type { Configuration } from './configuration.ts';
import { grantFigures } from './figures-access.ts';
import type { RegionParts } from './region-parts.ts';
import type { ServiceFunction } from './service-function.ts';

/** Lets each function of a region use the capabilities that it needs, and nothing else. */
export function wireParts(parts: RegionParts, configuration: Configuration): void {
  wireAccept(parts, configuration);
  wireApply(parts);
  wireBury(parts);
  wireRead(parts, configuration);
  wireWatch(parts);
  wireRealtime(parts, configuration);
  wirePresence(parts);
  wireReach(parts, configuration);
  grantFigures(parts.functions.figures, configuration);
}

/** Lets the functions that answer use the region, and the others take part in answers. */
export function wireAnswers(
  answers: Answers,
  parts: RegionParts,
  { regions, ai }: Configuration,
  region: string,
): void {
  const { accept, apply, bury, read, relay } = parts.functions;
  answers.grantName(accept);
  answers.grantAsk(apply);
  answers.grantBury(bury);
  parts.operations.grantEnd(bury);
  answers.grantEstimate(read);
  const { ask, answer, judge, summarize } = answers.functions;
  answers.grantLook(relay);
  parts.events.grantReadOne(judge);
  parts.operations.grantLimit(judge);
  parts.events.grantReadMessages(summarize);
  parts.operations.grantLimit(summarize);
  parts.events.grantReadOne(answer);
  const others = regions.map(({ name }) => name).filter((name) => name !== region);
  parts.operations.grantLimitIn(answer, ai?.spillToRegions ? others : []);
  parts.events.grantRead(ask);
  parts.profiles.grantRead(ask);
  for (const fn of [ask, answer]) {
    parts.sessions.grantAskAll(fn);
    parts.operations.grantAnswer(fn);
    parts.realtime.grantPublish(fn);
    parts.realtime.grantReach(fn, others);
    parts.queues.interactive.grantSend(fn);
  }
  wireGather(parts, answers.batchJobs?.gather);
}

function wireAccept(
  { functions: { accept }, salt, sessions, queues }: RegionParts,
  { tenantClaim, limits }: Configuration,
): void {
  salt.grantUse(accept);
  accept.addEnvironment(Env.tenantClaim, tenantClaim);
  accept.addEnvironment(Env.commandsPerSecond, String(limits.commandsPerSecond));
  accept.addEnvironment(Env.commandBurst, String(limits.commandBurst));
  sessions.grantAsk(accept);
  queues.interactive.grantSend(accept);
  queues.bulk.grantSend(accept);
}

function wireApply({ functions: { apply }, queues, events, profiles, sessions, stream }: RegionParts): void {
  queues.interactive.grantConsume(apply);
  queues.bulk.grantConsume(apply);
  events.grantAppend(apply);
  profiles.grantSave(apply);
  sessions.grantProject(apply);
  stream.grantPut(apply);
}

function wireBury({
  functions: { bury },
  queues,
  operations,
  events,
  profiles,
  sessions,
}: RegionParts): void {
  queues.interactive.grantBury(bury);
  queues.bulk.grantBury(bury);
  queues.interactive.grantSend(bury);
  queues.bulk.grantSend(bury);
  operations.grantArchive(bury);
  events.grantRead(bury);
  profiles.grantRead(bury);
  sessions.grantRecord(bury);
}

function wireRead(
  { functions: { read }, salt, events, profiles, sessions, operations, queues }: RegionParts,
  { tenantClaim, limits }: Configuration,
): void {
  salt.grantUse(read);
  read.addEnvironment(Env.tenantClaim, tenantClaim);
  events.grantRead(read);
  profiles.grantRead(read);
  sessions.grantRead(read);
  operations.grantAdmit(read, limits.maxWaiters);
  operations.grantView(read);
  operations.grantFollow(read);
  queues.interactive.grantProbe(read);
}

function wireWatch({ functions: { watch }, api, sessions, routing, realtime }: RegionParts): void {
  api.grantProbe(watch);
  sessions.grantObserve(watch);
  routing.grantMark(watch);
  realtime.grantAnnounce(watch);
}

function wireRealtime(
  {
    functions: { authorize, read, relay },
    realtime,
    issuer,
    salt,
    sessions,
    operations,
    events,
  }: RegionParts,
  { tenantClaim }: Configuration,
): void {
  realtime.grantJudge(authorize, issuer);
  salt.grantUse(authorize);
  authorize.addEnvironment(Env.tenantClaim, tenantClaim);
  sessions.grantAsk(authorize);
  operations.grantNoteGrants(authorize);
  realtime.grantFollow(relay, events.streamArn());
  realtime.grantPublish(relay);
  realtime.grantFollowPresence(relay, sessions.streamArn());
  sessions.grantAskAll(relay);
  operations.grantAskGrants(relay);
  realtime.grantEndConnections(relay);
  realtime.grantDescribe(read);
}

function wirePresence({
  functions: { presence },
  lifecycle,
  realtime,
  sessions,
  operations,
}: RegionParts): void {
  lifecycle.grantHear(presence);
  realtime.grantAskConnections(presence);
  sessions.grantNotePresence(presence);
  operations.grantListOnline(presence);
}

function wireReach(
  { functions: { notify, whisper }, realtime, sessions, salt }: RegionParts,
  { regions, tenantClaim }: Configuration,
): void {
  const names = regions.map(({ name }) => name);
  realtime.grantWhisper(whisper, names);
  sessions.grantAskAll(whisper);
  realtime.grantReach(notify, names);
  sessions.grantAskAll(notify);
  salt.grantUse(notify);
  notify.addEnvironment(Env.tenantClaim, tenantClaim);
}

function wireGather({ events, operations, queues }: RegionParts, gather: ServiceFunction | undefined): void {
  if (gather !== undefined) {
    events.grantReadOne(gather);
    operations.grantGather(gather);
    queues.bulk.grantSend(gather);
  }
}
