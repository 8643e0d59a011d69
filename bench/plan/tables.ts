import { dollars, millis, shown, type Table } from '../picture/table.ts';
import { LEFT_OUT } from './accounted.ts';
import { choiceTable } from './choice-table.ts';
import type { Service } from './monthly-bill.ts';
import { CONCURRENT, type PlanReport } from './plan-report.ts';
import type { SizePlan } from './plan-size.ts';
import { MOST_EVENTS } from './playable.ts';
import { PUBLISHED, publishedPerUser } from './published.ts';
import { spikeTable } from './spike-table.ts';
import { concurrentUsersOf, type Traffic } from './traffic.ts';

/** A report, table by table. */
export function tablesOf(report: PlanReport): Table[] {
  return [
    bills(report),
    published(report),
    capacities(report),
    quotas(report),
    spikeTable(report),
    meetings(report),
    choiceTable(report.choice),
  ];
}

const users = ({ load }: SizePlan) => `${shown(load.users)} users`;

function bills({ sizes, deployment, lookedUp, prices }: PlanReport): Table {
  const services = Object.keys(sizes[0]?.bill ?? {}) as Service[];
  const row = (name: string, of: (size: SizePlan) => string) => [name, ...sizes.map(of)];
  const unseen = Object.entries(prices).flatMap(([name, { seen }]) => (seen ? [] : [name]));
  return {
    title: `Dollars a month in ${deployment.regions} regions, prices of ${lookedUp}`,
    head: ['', ...sizes.map(users)],
    rows: [
      ...services.map((service) => row(service, ({ bill }) => dollars(bill[service]))),
      row('(models, had the cache answered nothing)', ({ uncachedDollars }) => dollars(uncachedDollars)),
      row('all but sign-in', ({ runningDollars }) => dollars(runningDollars)),
      row('… per user', ({ runningDollars, load }) => dollars(runningDollars / load.users)),
      row('all', ({ totalDollars }) => dollars(totalDollars)),
      row('… per user', ({ totalDollars, load }) => dollars(totalDollars / load.users)),
    ],
    notes: [
      `Not confirmed on the day: ${unseen.join(', ')}. Prices of models are those of ai.models in bin/configuration.ts.`,
      'Relay, ask, answer and IoT Core as if each commit and question came alone, and all answers were heard while they come.',
      `Left out: ${LEFT_OUT.join('; ')}.`,
    ],
  };
}

function published({ sizes, concurrent, traffic }: PlanReport): Table {
  return {
    title: 'Beside the plans that this replaces',
    head: ['', 'published', 'here', 'here, with Cognito'],
    rows: [
      ...sizes.map(({ load, runningDollars, totalDollars }) => [
        `per user at ${shown(load.users)}`,
        `$${publishedPerUser(load.users).toFixed(4)}`,
        `$${(runningDollars / load.users).toFixed(4)}`,
        `$${(totalDollars / load.users).toFixed(4)}`,
      ]),
      ...sizes
        .filter(({ load }) => load.users === 1_000)
        .map((size) => [
          'an MVP, 1,000 users',
          PUBLISHED.mvp,
          dollars(size.runningDollars),
          dollars(size.totalDollars),
        ]),
      ...(concurrent ? [concurrentRow(concurrent)] : []),
    ],
    notes: [
      'They said $0.005 per user at 10,000 and $0.002 at 10 million; between, it is drawn straight.',
      ...(concurrent ? [] : [`Left out: ${shown(CONCURRENT)} at once, ${whyNot(traffic)}.`]),
    ],
  };
}

function concurrentRow({ load, runningDollars, totalDollars }: SizePlan): string[] {
  return [
    `${shown(CONCURRENT)} at once, ${shown(load.users)} users`,
    PUBLISHED.concurrent,
    dollars(runningDollars),
    dollars(totalDollars),
  ];
}

function whyNot(traffic: Traffic): string {
  const online = concurrentUsersOf(1, traffic);
  return online === 0
    ? 'since nobody is online'
    : `since ${shown(CONCURRENT / online)} users write more than the ${shown(MOST_EVENTS)} events that a plan plays`;
}

function capacities({ sizes, traffic }: PlanReport): Table {
  const row = (name: string, of: (size: SizePlan) => string) => [name, ...sizes.map(of)];
  return {
    title: 'What the busiest region needs in its busiest second',
    head: ['', ...sizes.map(users)],
    rows: [
      row('online, all regions', ({ load }) => shown(concurrentUsersOf(load.users, traffic))),
      row('Lambda at once', ({ capacity }) => shown(capacity.lambdaConcurrency)),
      row('consumers, bulk', ({ capacity }) => shown(capacity.consumers.bulk)),
      row('consumers, interactive', ({ capacity }) => shown(capacity.consumers.interactive)),
      row('Kinesis shards', ({ capacity }) => shown(capacity.shards)),
      row('write units/s, a replica', ({ capacity }) => shown(capacity.writeUnitsPerSecond)),
      row('read units/s', ({ capacity }) => shown(capacity.readUnitsPerSecond)),
      row('questions to models/s', ({ capacity }) => shown(capacity.questionsPerSecond)),
      row('IoT messages/s', ({ capacity }) => shown(capacity.iotMessagesPerSecond)),
      row('events in a commit', ({ eventsPerCommit }) => shown(eventsPerCommit)),
      row('accept→visible P95, mean load', ({ meanP95Ms }) => millis(meanP95Ms)),
      row('accept→visible P95, peak load', ({ peakP95Ms }) => millis(peakP95Ms)),
      row('broken at this size', brokenIn),
    ],
    notes: [
      'Patches, in the region that accepted them. Consumers as if every event were of another session.',
      'No read waits for an event here; one that does holds an environment of read for up to 5 s more.',
    ],
  };
}

function brokenIn({ load, capacity }: SizePlan): string {
  return String(capacity.needs.filter(({ breaksAtUsers }) => breaksAtUsers < load.users).length);
}

function quotas({ sizes }: PlanReport): Table {
  const largest = sizes.at(-1);
  return {
    title: `What breaks, the first first; used by ${shown(largest?.load.users ?? 0)} users`,
    head: ['', 'whose', 'used', 'most', 'of', 'breaks at users'],
    rows: (largest?.capacity.needs ?? []).map(({ what, whose, used, most, unit, breaksAtUsers }) => [
      what,
      whose,
      shown(used),
      shown(most),
      unit,
      shown(breaksAtUsers),
    ]),
    notes: [
      'Ours are in bin/configuration.ts; AWS raises its own on request. As configured: an account’s quotas of models, as ai.models in bin/configuration.ts repeats them; what your account has may differ.',
      'Questions of the class standard, of which the cache answers a part (--cached-share) and the best model another (--hard-share). Not looked at: quotas of the model that embeds and of messages into IoT Core, and shards of the tables’ streams.',
    ],
  };
}

function meetings({ meetings: all, breakEvenEvents, counted, deployment }: PlanReport): Table {
  const even =
    breakEvenEvents === undefined
      ? 'Never pays'
      : `Pays from ${shown(breakEvenEvents)} events in a commit on`;
  return {
    title: 'When batching pays: bursts of ten seconds in a busy queue',
    head: [
      'window, consumers',
      'events/s, session',
      'in a commit, thought',
      'played',
      'write units, thought',
      'played',
      'dollars a million',
    ],
    rows: all.map((one) => [
      `${one.settings.windowMs / 1_000} s, ${one.settings.consumers}`,
      shown(one.eventsPerSecond),
      one.thoughtEventsPerCommit.toFixed(2),
      one.playedEventsPerCommit.toFixed(2),
      one.thoughtWriteUnits.toFixed(2),
      one.playedWriteUnits.toFixed(2),
      dollars(one.dollarsPerMillion),
    ]),
    notes: [
      'More meet than thought, since messages also gather while a consumer works.',
      `${even}, against writing each event at once: units of ${deployment.regions} replicas against the messages of the queue.`,
      `Counted, of one replica: ${counted.patches.map(({ events, writeUnits }) => `${events} events ${shown(writeUnits)} units`).join(', ')}.`,
    ],
  };
}
