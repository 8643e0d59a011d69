// By the names under which `/_local/status` counts; docs/local-cloud.md lists them.
const STRUCK: Readonly<Record<string, string>> = {
  answerFiltered: 'answers filtered',
  coldStart: 'started anew',
  crashed: 'died at work',
  crashedAfter: 'died after a call',
  crashedBefore: 'died before a call',
  crashedDuring: 'died during a call',
  delayed: 'messages delayed',
  duplicated: 'messages doubled',
  held: 'items held back',
  jobFailed: 'batch jobs failed',
  keyValueStore: 'store unread',
  lost: 'messages lost',
  midStreamError: 'streams broken',
  modelNotReady: 'models not ready',
  modelThrottled: 'models throttled',
  modelUnavailable: 'models unavailable',
  partial: 'entries not done',
  refused: 'calls refused',
  reordered: 'out of order',
  slowed: 'events slowed',
  streamCut: 'streams cut',
  throttled: 'calls throttled',
};

/** What the local cloud counts under a name, in words. */
export function struckWords(kind: string): string {
  return STRUCK[kind] ?? kind;
}
