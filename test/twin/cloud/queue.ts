import type { SQSRecord } from 'aws-lambda';
import { recordWith } from '../../lambdas/queue-record.ts';

interface Message {
  readonly id: string;
  readonly body: string;
  receives: number;
}

/**
 * A standard queue: at least once, in no order. A message that was received is in flight until it is deleted,
 * handed back, or its visibility timeout ends.
 */
export interface Queue {
  readonly name: string;
  send(body: string): void;
  visible(): number;
  inFlight(): number;
  /** Receives messages by their places among the visible ones. A duplicate stays visible as well. */
  receive(picks: readonly number[], isDuplicate: boolean): SQSRecord[];
  /** What the event source mapping does with a batch that was answered. */
  settle(records: readonly SQSRecord[], failed: ReadonlySet<string>): void;
  /** Ends the visibility timeout of everything in flight. */
  expire(): void;
}

/** @param bury takes messages that were received too often */
export function queueOf(name: string, mostReceives: number, bury: (body: string) => void): Queue {
  const queueArn = `arn:aws:sqs:local:123456789012:${name}`;
  let sent = 0;
  let visible: Message[] = [];
  const flying = new Map<string, Message>();
  const take = (message: Message): SQSRecord[] => {
    message.receives++;
    if (message.receives > mostReceives) {
      bury(message.body);
      return [];
    }
    flying.set(message.id, message);
    return [recordWith(message.body, { messageId: message.id, receives: message.receives, queueArn })];
  };
  return {
    name,
    send(body) {
      visible.push({ id: `${name}-${++sent}`, body, receives: 0 });
    },
    visible: () => visible.length,
    inFlight: () => flying.size,
    receive(picks, isDuplicate) {
      const taken = picks.flatMap((pick) => visible.splice(pick % Math.max(1, visible.length), 1));
      if (isDuplicate) {
        visible.push(...taken);
      }
      return [...new Set(taken)].flatMap(take);
    },
    settle(records, failed) {
      for (const { messageId } of records) {
        const message = flying.get(messageId);
        flying.delete(messageId);
        if (!failed.has(messageId)) {
          // A late deletion of a message that is visible again deletes it all the same.
          visible = visible.filter(({ id }) => id !== messageId);
        } else if (message !== undefined && !visible.includes(message)) {
          visible.push(message);
        }
      }
    },
    expire() {
      for (const message of flying.values()) {
        if (!visible.includes(message)) {
          visible.push(message);
        }
      }
      flying.clear();
    },
  };
}
