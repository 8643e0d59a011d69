import { setTimeout as sleep } from 'node:timers/promises';
import type { Client } from './client.ts';
import { readMessages } from './messages.ts';
import { askStatus, poll, readAfterEvent, readAfterHeads, readProfile } from './reading.ts';
import { trespass } from './trespass.ts';
import {
  askQuestion,
  cancelQuestion,
  changeMember,
  deleteMessage,
  editMessage,
  forgeTie,
  markRead,
  react,
  repeat,
  sendBatch,
  sendMessage,
  sendPatch,
} from './writing.ts';

type Action = (client: Client) => Promise<unknown>;
type Weighted = readonly (readonly [weight: number, action: Action])[];

/** What clients do, and how often beside the rest. */
const WRITES: Weighted = [
  [24, sendPatch],
  [7, sendMessage],
  [2, editMessage],
  [0.5, deleteMessage],
  [3, react],
  [2, markRead],
  [1, askQuestion],
  [0.5, cancelQuestion],
  [14, sendBatch],
  [9, repeat],
  [3, changeMember],
  [2, forgeTie],
];
const READS: Weighted = [
  [12, readProfile],
  [6, readAfterEvent],
  [4, readAfterHeads],
  [14, poll],
  [4, readMessages],
  [8, askStatus],
  [4, trespass],
];
const ACTIONS = [...WRITES, ...READS];
const CLIENTS_PER_FIRST_QUESTION = 8;
/** Who is refused or not answered asks a little later. */
const REFUSED_PAUSE_MS = 200;
/** Of so many messages the last is applied long after it was sent, and maybe when no fault is left. */
const DEEP = 4_000;
const DEEP_PAUSE_MS = 200;

/**
 * Lets a client do one thing after another until it is time. While the queues of its region are deep it sends nothing
 * that is to be accepted, so that what was sent is applied while faults last.
 */
export async function work(client: Client, untilMs: number): Promise<void> {
  // However short a drill is, something was asked, and ids have been shared.
  if (client.person.at % CLIENTS_PER_FIRST_QUESTION === 0) await askQuestion(client);
  else await forgeTie(client);
  while (client.recorder.now() < untilMs) {
    const isDeep = client.queued() > DEEP;
    if (isDeep) await sleep(DEEP_PAUSE_MS * client.random());
    await chosen(client.random(), isDeep ? READS : ACTIONS)(client);
    if (isRefused(client)) await sleep(REFUSED_PAUSE_MS * client.random());
  }
}

/** Whether the last answer was for the client, and none, 429 or 5xx. */
function isRefused({ recorder, person }: Client): boolean {
  const last = recorder.entries.at(-1);
  return last?.client === person.at && (last.status === 0 || last.status === 429 || last.status >= 500);
}

function chosen(dice: number, among: Weighted): Action {
  let left = dice * among.reduce((sum, [weight]) => sum + weight, 0);
  for (const [weight, action] of among) {
    left -= weight;
    if (left < 0) return action;
  }
  return readProfile;
}
