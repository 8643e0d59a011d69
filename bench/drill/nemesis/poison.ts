import { setTimeout as sleep } from 'node:timers/promises';
import { GetQueueUrlCommand, SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import { configuration } from '../../../bin/configuration.ts';
import { namesOf, URGENCIES, type Urgency } from '../../../lambdas/contract/names.ts';
import { type Clock, mint, START } from '../../../lambdas/domain/event-id.ts';
import type { CloudProcess } from '../../../local/testing/cloud-process.ts';
import type { Participant } from '../clients/person.ts';
import type { Letter } from '../evidence.ts';
import type { Recorder } from '../recorder.ts';
import { POISON } from './fault-kinds.ts';
import type { FaultWindow } from './fault-plan.ts';

interface Poisoner {
  readonly cloud: CloudProcess;
  readonly people: readonly Participant[];
  readonly recorder: Recorder;
  clock: Clock;
  readonly sent: Letter[];
}

/** SQS may throttle and a region may be dark; what does not come through is not sent. */
const ATTEMPTS = 6;
/** No profile is patched with a list: an event like one of a version that nobody deployed. */
const UNREADABLE: object = [];
/**
 * What is no intent is longer than an item may be, so that its archive has several parts, and of characters of two
 * bytes, so that a part may end within one.
 */
const NO_INTENT = `?${'é'.repeat(160_000)}`;

/**
 * Puts letters that nobody can read among each region's dead letters whenever a fault of that kind begins: one for
 * each queue whose event can be named, and one whose event cannot. The named ones are in the history as accepted
 * writes, so that the claims on these are tried on what bury does: each has failed, and is said to have. Answers
 * all that were sent, which none may lose.
 */
export async function poison(
  cloud: CloudProcess,
  plan: readonly FaultWindow[],
  people: readonly Participant[],
  recorder: Recorder,
): Promise<readonly Letter[]> {
  const poisoner: Poisoner = { cloud, people, recorder, clock: START, sent: [] };
  for (const { fromMs } of plan.filter(({ kind }) => kind === POISON)) {
    await sleep(Math.max(0, fromMs - recorder.now()));
    await Promise.all(cloud.regions.map((region) => poisonRegion(poisoner, region)));
  }
  return poisoner.sent;
}

async function poisonRegion(poisoner: Poisoner, region: string): Promise<void> {
  const endpoint = poisoner.cloud.endpoints.regions[region]?.aws ?? '';
  const credentials = { accessKeyId: 'drill', secretAccessKey: 'drill' };
  const settings = { region, endpoint, credentials, useQueueUrlAsEndpoint: false, maxAttempts: ATTEMPTS };
  const sqs = new SQSClient(settings);
  try {
    for (const urgency of URGENCIES) await sendNamed(poisoner, sqs, { region, urgency });
    const body = `no intent, ${region} ${poisoner.sent.length}${NO_INTENT}`;
    await send(poisoner, sqs, { region, urgency: 'bulk' }, body);
  } finally {
    sqs.destroy();
  }
}

interface Address {
  readonly region: string;
  readonly urgency: Urgency;
}

async function sendNamed(poisoner: Poisoner, sqs: SQSClient, address: Address): Promise<void> {
  const { people, recorder, sent } = poisoner;
  const { region } = address;
  const person = people[sent.length % people.length] as Participant;
  const { id, clock } = mint(poisoner.clock, {
    nowMs: Date.now(),
    random: crypto.getRandomValues(new Uint8Array(8)),
  });
  poisoner.clock = clock;
  const { key: author, session } = person;
  const type = 'profile.patched';
  const event = { specversion: '1.0', id, source: author, subject: session, type, data: UNREADABLE };
  const atMs = recorder.now();
  if (!(await send(poisoner, sqs, address, JSON.stringify({ v: 1, event })))) return;
  const tookMs = recorder.now() - atMs;
  const status = 202;
  const content = { eventId: id, author, session, type, data: UNREADABLE, mintedAbove: undefined } as const;
  const seen = { op: 'write', writes: [{ ...content, status, isUnreadable: true }], again: false } as const;
  recorder.note({ atMs, tookMs, client: person.at, region, status, problem: undefined, seen });
}

/** Whether the queue has taken it. */
async function send(
  poisoner: Poisoner,
  sqs: SQSClient,
  { region, urgency }: Address,
  MessageBody: string,
): Promise<boolean> {
  const QueueName = namesOf(configuration.app).deadLetters(urgency);
  try {
    const { QueueUrl } = await sqs.send(new GetQueueUrlCommand({ QueueName }));
    await sqs.send(new SendMessageCommand({ QueueUrl, MessageBody }));
  } catch {
    return false;
  }
  poisoner.sent.push({ region, queue: QueueName, body: MessageBody });
  return true;
}
