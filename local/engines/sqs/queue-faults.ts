import type { FaultBoard } from '../../faults/faults.ts';
import type { SqsMessage, SqsQueue } from './fauxqs.ts';

/** How much later than the message its duplicate may come, and how far `reorder` spreads messages. */
const DUPLICATE_WITHIN_MS = 2_000;
const REORDER_SPREAD_MS = 200;
/** One receive takes ten at most, so that drawing ten places is enough. */
const RECEIVED_AT_MOST = 10;

/** Puts a message into a standard queue: later, twice or out of turn where the faults in force say so. */
export function enqueue(queue: SqsQueue, message: SqsMessage, faults: FaultBoard | undefined): void {
  if (faults === undefined || isQuiet(faults)) {
    queue.enqueue(message);
    return;
  }
  const region = regionOf(queue);
  const { duplicate, delayMs, reorder } = faults.current.sqs;
  if (delayMs > 0) faults.count('delayed', region);
  const spreadMs = reorder ? faults.draw(`reordered ${region}`) * REORDER_SPREAD_MS : 0;
  queue.enqueue(later(message, delayMs + spreadMs));
  if (faults.strikes('duplicated', region, duplicate)) {
    const afterMs = faults.draw(`duplicated after ${region}`) * DUPLICATE_WITHIN_MS;
    queue.enqueue(later({ ...message }, delayMs + afterMs));
  }
}

/** Has the messages that are received next be any of those that wait. */
export function shuffleNext({ current, draw, count }: FaultBoard, queue: SqsQueue): void {
  if (!current.sqs.reorder) return;
  queue.processTimers();
  const { messages } = queue;
  const region = regionOf(queue);
  const drawn = Math.min(RECEIVED_AT_MOST, messages.length - 1);
  for (let place = 0; place < drawn; place++) {
    const other = place + Math.floor(draw(`reordered ${region}`) * (messages.length - place));
    if (other === place) continue;
    [messages[place], messages[other]] = [messages[other] as SqsMessage, messages[place] as SqsMessage];
    count('shuffled', region);
  }
}

/** What reaches the receiver; the rest stays in flight, as where an answer of SQS was lost on its way. */
export function withoutLost<T>(received: T[], { current, strikes }: FaultBoard, queue: SqsQueue): T[] {
  const { lost } = current.sqs;
  return lost > 0 ? received.filter(() => !strikes('lost', regionOf(queue), lost)) : received;
}

function isQuiet({ current: { sqs } }: FaultBoard): boolean {
  return sqs.duplicate === 0 && sqs.delayMs === 0 && !sqs.reorder;
}

function later(message: SqsMessage, ms: number): SqsMessage {
  if (ms > 0) message.delayUntil = Math.max(message.delayUntil ?? 0, Date.now()) + ms;
  return message;
}

function regionOf({ arn }: SqsQueue): string {
  return arn.split(':')[3] ?? '';
}
