/** How an application's users behave. Shares are of one. */
export interface Traffic {
  /** Users who come on a day. */
  readonly dailyActiveShare: number;
  /** Users who come in a month; only sign-in bills them. */
  readonly monthlyActiveShare: number;
  readonly requestsPerActiveDay: number;
  /** What the requests are; the rest reads. An AI request is a message, and its answer another. */
  readonly patchShare: number;
  readonly messageShare: number;
  readonly aiShare: number;
  /** The busiest second against the mean one. */
  readonly peakFactor: number;
  /** What the busiest region takes of a peak; quotas are of a region. */
  readonly busiestRegionShare: number;
  /** Bytes of one event's data, before encoding. */
  readonly eventBytes: number;
  /** People who write the same session at the same time. */
  readonly writersPerSession: number;
  /** What one of them writes when busy: so many events within so many seconds, like an autosaving editor. */
  readonly burstEvents: number;
  readonly burstSeconds: number;
  /** Devices that are connected and to hear of an event. */
  readonly devicesPerEvent: number;
  readonly onlineMinutesPerActiveDay: number;
  /** Events are never deleted; how many months of them lie in the tables. */
  readonly storedMonths: number;
  /** Of questions, those that the answers' cache answers. */
  readonly cachedShare: number;
  /** Of questions, those whose looks ask for the best model; the cheapest answers all others. */
  readonly hardShare: number;
  /** Tokens of a question with what is told beside it, and of its answer. */
  readonly promptTokens: number;
  readonly answerTokens: number;
  /** From a model's first token to its last. */
  readonly answerSeconds: number;
  /** Whether the pool of the primary region signs people in, or an issuer of one's own. */
  readonly signIn: 'cognito' | 'own';
}

/**
 * The mix of the load scenarios: 70 % reads, 20 % writes, 10 % AI. Of questions what `bench -- --scenario mixed` found
 * on 2026-11-29, but for how long a model speaks. The rest is a guess, for you to replace.
 */
export const DEFAULT_TRAFFIC: Traffic = {
  dailyActiveShare: 0.2,
  monthlyActiveShare: 0.5,
  requestsPerActiveDay: 50,
  patchShare: 0.15,
  messageShare: 0.05,
  aiShare: 0.1,
  peakFactor: 5,
  busiestRegionShare: 0.5,
  eventBytes: 300,
  writersPerSession: 2,
  burstEvents: 8,
  burstSeconds: 10,
  devicesPerEvent: 2,
  onlineMinutesPerActiveDay: 60,
  storedMonths: 12,
  cachedShare: 0.339,
  hardShare: 0.02,
  promptTokens: 370,
  answerTokens: 470,
  answerSeconds: 5,
  signIn: 'cognito',
};

/** Days, and seconds of a day and a month, as cloud bills count them: 730 hours. */
const DAYS = 365 / 12;
const SECONDS_PER_DAY = 86_400;
export const HOURS_PER_MONTH = 730;
export const SECONDS_PER_MONTH = DAYS * SECONDS_PER_DAY;

/** What all regions together are asked in a month. */
export interface Load {
  readonly users: number;
  readonly activePerDay: number;
  readonly activePerMonth: number;
  readonly requests: number;
  readonly reads: number;
  readonly patches: number;
  /** Of people, questions included. */
  readonly messages: number;
  /** Of the assistant: a question has one end. */
  readonly answers: number;
  /** Of devices: each user who comes on a day connects once. */
  readonly connects: number;
  readonly onlineMinutes: number;
}

export function loadOf(users: number, traffic: Traffic): Load {
  const activePerDay = users * traffic.dailyActiveShare;
  const requests = activePerDay * traffic.requestsPerActiveDay * DAYS;
  const patches = requests * traffic.patchShare;
  const messages = requests * (traffic.messageShare + traffic.aiShare);
  return {
    users,
    activePerDay,
    activePerMonth: users * traffic.monthlyActiveShare,
    requests,
    reads: requests - patches - messages,
    patches,
    messages,
    answers: requests * traffic.aiShare,
    connects: activePerDay * DAYS,
    onlineMinutes: activePerDay * traffic.onlineMinutesPerActiveDay * DAYS,
  };
}

/** Read units a month: a member's membership is asked for at most once a request, the owner's never. */
export function membershipReads({ requests }: Load, { writersPerSession }: Traffic): number {
  return requests * (1 - 1 / writersPerSession);
}

/** So many a month as so many in the busiest second, of all regions together. */
export function atPeak(perMonth: number, { peakFactor }: Traffic): number {
  return (perMonth / SECONDS_PER_MONTH) * peakFactor;
}

/** The same of the busiest region. */
export function atPeakOfRegion(perMonth: number, traffic: Traffic): number {
  return atPeak(perMonth, traffic) * traffic.busiestRegionShare;
}

/** What all writers of one session write together. */
export function burstOf({ burstEvents, burstSeconds, writersPerSession }: Traffic) {
  return { events: burstEvents * writersPerSession, durationMs: burstSeconds * 1_000 };
}

/** Users online at the peak: an average minute's, so many times. */
export function concurrentUsersOf(users: number, traffic: Traffic): number {
  const minutesADay = users * traffic.dailyActiveShare * traffic.onlineMinutesPerActiveDay;
  return (minutesADay / (SECONDS_PER_DAY / 60)) * traffic.peakFactor;
}
