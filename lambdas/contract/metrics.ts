/** CloudWatch namespace of everything Meridian measures about itself. */
export const METRICS_NAMESPACE = 'Meridian';

/** Metric names, for the runtime that emits them and the alarms and dashboards that watch them. */
export const Metric = {
  /** Commands answered 202. Count. */
  accepted: 'Accepted',
  /** Commands refused with a 4xx. Count. */
  rejected: 'Rejected',
  /** Commands that could not be queued, answered 503. Count. */
  unavailable: 'Unavailable',
  /** Events appended to a lane. Count. */
  applied: 'Applied',
  /** Messages whose event was in a visible lane already. Count. */
  repeated: 'Repeated',
  /** Events refused by a cap. Count. */
  refused: 'Refused',
  /** Marks of what somebody has read that the table would never take. Count. */
  marksDropped: 'MarksDropped',
  /** Messages given back to their queue. Count. */
  retried: 'Retried',
  /** Commits put. Count. */
  commits: 'Commits',
  /** Snapshots saved. Count. */
  snapshots: 'Snapshots',
  /** Appends that met a commit of another consumer. Count. */
  conflicts: 'Conflicts',
  /** From accept to commit, per event. Milliseconds. */
  acceptToCommit: 'AcceptToCommit',
  /** Dead letters sent back to their queue. Count. */
  resent: 'Resent',
  /** Dead letters archived. Count. */
  buried: 'Buried',
  /** Dead letters without a readable identity, and kept questions that cannot be read. Count. */
  unreadable: 'Unreadable',
  /** Reads that began to wait. Count. */
  waiting: 'WaitingReads',
  /** Reads that gave up waiting, answered 504. Count. */
  waitedInVain: 'WaitedInVain',
  /** Reads that could not wait because too many do: 503, or an empty page of events at once. Count. */
  waitersFull: 'WaitersFull',
  /** Regions that this region's watch sees down. Count. */
  regionsSeenDown: 'RegionsSeenDown',
  /** Commits pushed to devices. Count. */
  relayed: 'Relayed',
  /** Messages given to the broker. Count. */
  pushed: 'Pushed',
  /** From commit, in whichever region, to the push here. Milliseconds. */
  commitToPush: 'CommitToPush',
  /** Devices let in, and turned away. Count. */
  devicesLetIn: 'DevicesLetIn',
  devicesRefused: 'DevicesRefused',
  /** What AWS IoT told of connections that began or ended. Count. */
  lifecycleEvents: 'LifecycleEvents',
  /** People whose connections to this region changed. Count. */
  presenceChanged: 'PresenceChanged',
  /** Connections that the sweep found gone, of which nobody had told. Count. */
  ghosts: 'Ghosts',
  /** Messages about presence given to the broker. Count. */
  presencePushed: 'PresencePushed',
  /** Connections ended since their user is no member any more. Count. */
  connectionsEnded: 'ConnectionsEnded',
  /** Whispers that were given to members' brokers. Count. */
  whispers: 'Whispers',
  /** Whispers that came to nothing: too many, too late, unreadable, or a stranger's. Count. */
  whispersDropped: 'WhispersDropped',
  /** Notices to users of whom a device was connected, and of whom none was. Count. */
  noticesPushed: 'NoticesPushed',
  noticesUnheard: 'NoticesUnheard',
  /** Questions that were answered. Count. */
  completionsFinished: 'CompletionsFinished',
  /** Questions that came to nothing, and those that somebody cancelled while they were answered. Count. */
  completionsFailed: 'CompletionsFailed',
  completionsCancelled: 'CompletionsCancelled',
  /** Questions that the cache answered, that it did not, and that it was not asked for: personal ones and the like. Count. */
  cacheHits: 'CacheHits',
  cacheMisses: 'CacheMisses',
  cacheBypasses: 'CacheBypasses',
  /** Questions whose answer stands in the configuration. Count. */
  answeredByIntent: 'AnsweredByIntent',
  /** Answers that were looked into afterwards, and those that were wrong. Count. */
  cacheAudits: 'CacheAudits',
  cacheWrong: 'CacheWrong',
  /** Looks that were given up: nobody had room for them for a day, or the model does not take them. Count. */
  looksDropped: 'LooksDropped',
  /** Calls of models, and those that went wrong. Count. */
  modelCalls: 'ModelCalls',
  modelErrors: 'ModelErrors',
  /** Questions that no quota had room for, each time; those of batch, which have a day, apart. Count. */
  modelRefusals: 'ModelRefusals',
  batchRefusals: 'BatchRefusals',
  /** From the queue to the call; those of batch apart. Milliseconds. */
  modelWait: 'ModelWait',
  batchWait: 'BatchWait',
  /** What calls of models cost, whatever became of them, those of the judge and the embedder too. Dollars. */
  modelDollars: 'ModelDollars',
  /** What answers would have cost asked of the usual model, less what they cost: a loss is below 0. Dollars. */
  savedDollars: 'SavedDollars',
  /** Summaries of conversations: made, told to a model, and void since something they cover was edited or deleted. Count. */
  summariesMade: 'SummariesMade',
  summariesTold: 'SummariesTold',
  summariesVoid: 'SummariesVoid',
  /** What summaries cost. Dollars. */
  summaryDollars: 'SummaryDollars',
  /** Batch jobs that began, and that came to nothing. Count. */
  batchJobs: 'BatchJobs',
  batchJobsFailed: 'BatchJobsFailed',
  /** Questions that a batch job answered, and that were to go into one and are asked by themselves. Count. */
  batchAnswered: 'BatchAnswered',
  batchFellBack: 'BatchFellBack',
  /** How long the oldest question has waited that waits for a job or for its end. Milliseconds. */
  batchOldest: 'BatchOldest',
} as const;
export type MetricName = (typeof Metric)[keyof typeof Metric];
