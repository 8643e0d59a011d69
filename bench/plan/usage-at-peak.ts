import type { BillInput } from './bill-input.ts';
import { durationsOf } from './durations.ts';
import { KINDS, type Kind, ofAll } from './flows.ts';
import { type InvokedFunction, invokedInMonth } from './invoked.ts';
import { askedOf, type Model, piecesPerQuestion, uncachedShare } from './questions.ts';
import { atPeak, atPeakOfRegion, concurrentUsersOf, membershipReads, type Traffic } from './traffic.ts';

export interface UsageInput extends BillInput {
  /** Of one replica and one event. */
  readonly writeUnits: Readonly<Record<Kind, number>>;
}

/** How often a model is asked. */
interface AskedAtPeak {
  readonly model: Model;
  readonly perSecond: number;
}

export type Usage = ReturnType<typeof usageAtPeak>;

/** Rates are of the busiest region in the busiest second, but for what is there once. */
export function usageAtPeak(input: UsageInput) {
  const { load, traffic, flows } = input;
  const here = (perMonth: number) => atPeakOfRegion(perMonth, traffic);
  const [patches, messages, answers] = KINDS.map((kind) => here(load[kind])) as [number, number, number];
  // A replica takes the writes of every region, and its relay all of their commits.
  const commits = atPeak(
    ofAll(load, flows, (flow) => flow.commits),
    traffic,
  );
  const asked = askedAtPeak(answers, input);
  return {
    requests: here(load.requests),
    patches,
    /** With what the assistant says. */
    messages: messages + answers,
    environments: { ...atOnce(input, invokedAtPeak(commits, input)), answer: answering(asked, traffic) },
    writeUnits: writeUnits(input),
    readUnits: readUnits(commits, input),
    streamBytes: here(ofAll(load, flows, (flow) => flow.streamBytes)),
    edgeRequests: atPeak(load.requests, traffic),
    signIns: signIns(input),
    connections: concurrentUsersOf(load.users, traffic) * traffic.busiestRegionShare,
    connects: here(load.connects),
    iotMessages: delivered(commits, answers, traffic) * traffic.devicesPerEvent,
    models: asked,
  };
}

function askedAtPeak(answers: number, { deployment, traffic }: UsageInput): AskedAtPeak[] {
  return askedOf(deployment.ai, traffic).map(({ model, share }) => ({
    model,
    perSecond: answers * uncachedShare(traffic) * share,
  }));
}

function invokedAtPeak(commits: number, input: UsageInput): Record<Invoked, number> {
  const perMonth = invokedInMonth(input);
  const here = (invocations: number) => atPeakOfRegion(invocations, input.traffic);
  return {
    accept: here(perMonth.accept),
    ask: here(perMonth.ask),
    authorize: here(perMonth.authorize),
    read: here(input.load.reads),
    relay: commits,
  };
}

function writeUnits({ load, traffic, writeUnits: perEvent }: UsageInput): number {
  return KINDS.reduce((sum, kind) => sum + atPeak(load[kind], traffic) * perEvent[kind], 0);
}

function readUnits(commits: number, input: UsageInput): number {
  const { load, traffic, counted } = input;
  const here = (perMonth: number) => atPeakOfRegion(perMonth, traffic);
  const byMembers = here(membershipReads(load, traffic));
  const byApply = KINDS.reduce((sum, kind) => sum + here(load[kind]) * readUnitsOf(kind, input), 0);
  return here(load.reads) * counted.read.readUnits + byMembers + commits * counted.relay.readUnits + byApply;
}

/** Of all regions: one pool refreshes everybody's tokens. */
function signIns({ load, traffic, deployment }: UsageInput): number {
  const perDay = load.activePerDay * (traffic.onlineMinutesPerActiveDay / deployment.tokenMinutes);
  return traffic.signIn === 'own' ? 0 : (perDay / 86_400) * traffic.peakFactor;
}

/** To one device. */
function delivered(commits: number, answers: number, traffic: Traffic): number {
  return commits * traffic.busiestRegionShare + answers * piecesPerQuestion(traffic);
}

type Invoked = Exclude<InvokedFunction, 'answer'>;

/** Invocations of each function that run at the same time, at so many a second. */
function atOnce(input: UsageInput, perSecond: Readonly<Record<Invoked, number>>): Record<Invoked, number> {
  const durations = durationsOf(input);
  const entries = Object.entries(perSecond) as [Invoked, number][];
  return Object.fromEntries(entries.map(([fn, rate]) => [fn, (rate * durations[fn]) / 1_000])) as Record<
    Invoked,
    number
  >;
}

/** Environments that answer, when they are so busy that their batches are full. */
function answering(asked: readonly AskedAtPeak[], { answerSeconds }: Traffic): number {
  return asked.reduce(
    (sum, { model, perSecond }) => sum + (perSecond * answerSeconds) / model.answersPerBatch,
    0,
  );
}

/** As if each event were a commit of its own. */
function readUnitsOf(kind: Kind, { counted }: UsageInput): number {
  const { patches, message, answer } = counted;
  const commit = { patches: patches[0], messages: message, answers: answer }[kind];
  return commit?.readUnits ?? 0;
}
