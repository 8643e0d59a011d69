import { setTimeout as sleep } from 'node:timers/promises';
import type { Client } from './client.ts';
import { readMessages } from './messages.ts';
import { askStatus, poll, readAfterEvent, readAfterHeads, readProfile } from './reading.ts';
import { trespass } from './trespass.ts';
import {
  askQuestion,
  cancelQuestion,
  changeMember,
  forgeTie,
  repeat,
  sendBatch,
  sendMessage,
  sendPatch,
} from './writing.ts';

type Action = (client: Client) => Promise<unknown>;

/** What clients do, and how often in a hundred. */
const ACTIONS: readonly (readonly [weight: number, action: Action])[] = [
  [24, sendPatch],
  [7, sendMessage],
  [1, askQuestion],
  [0.5, cancelQuestion],
  [10, sendBatch],
  [9, repeat],
  [3, changeMember],
  [2, forgeTie],
  [12, readProfile],
  [6, readAfterEvent],
  [4, readAfterHeads],
  [14, poll],
  [4, readMessages],
  [8, askStatus],
  [4, trespass],
];
const TOTAL = ACTIONS.reduce((sum, [weight]) => sum + weight, 0);
const CLIENTS_PER_FIRST_QUESTION = 8;
/** Who is refused or not answered asks a little later. */
const REFUSED_PAUSE_MS = 200;

/** Lets a client do one thing after another until it is time. */
export async function work(client: Client, untilMs: number): Promise<void> {
  // However short a drill is, something was asked, and ids have been shared.
  if (client.person.at % CLIENTS_PER_FIRST_QUESTION === 0) await askQuestion(client);
  else await forgeTie(client);
  while (client.recorder.now() < untilMs) {
    await chosen(client.random())(client);
    const last = client.recorder.entries.at(-1);
    if (last?.client === client.person.at && (last.status === 0 || last.status >= 500)) {
      await sleep(REFUSED_PAUSE_MS * client.random());
    }
  }
}

function chosen(dice: number): Action {
  let left = dice * TOTAL;
  for (const [weight, action] of ACTIONS) {
    left -= weight;
    if (left < 0) return action;
  }
  return readProfile;
}
