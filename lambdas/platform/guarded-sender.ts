import { broken } from './errors.ts';
import type { Guard } from './resilience.ts';
import type { Entry, Sender, Sent } from './sender.ts';

/** A sender behind a guard: while the circuit is open, everything fails at once. */
export function guardedSender(sender: Sender, guard: Guard): Sender {
  return {
    send: (urgency, body) => guard(() => sender.send(urgency, body)),
    sendAll: (entries) => sendAll(sender, guard, entries),
  };
}

async function sendAll(sender: Sender, guard: Guard, entries: readonly Entry[]): Promise<Sent[]> {
  try {
    return await guard(async () => someSent(await sender.sendAll(entries)));
  } catch {
    return entries.map(() => 'failed');
  }
}

/** Only a queue that takes nothing at all counts against the circuit. */
function someSent(outcomes: Sent[]): Sent[] {
  if (outcomes.every((outcome) => outcome === 'failed')) {
    throw broken('sqs-refused', 'SQS took none of the messages.');
  }
  return outcomes;
}
