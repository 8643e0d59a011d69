import type { Envelope } from '../../lambdas/contract/envelope.ts';
import type { Intent, MeridianEvent } from '../../lambdas/contract/events.ts';
import { EVENT_PREFIX } from '../../lambdas/contract/keys.ts';
import type { CallRecord } from '../engines/wire/gate.ts';

/** What a call to an AWS service does with one event. */
export interface EventStep {
  readonly eventId: string;
  readonly sessionId: string;
  readonly step: 'queued' | 'committed' | 'streamed' | 'pushed';
}

export type SeenCall = Pick<CallRecord, 'region' | 'operation' | 'input'>;
type Input = Readonly<Record<string, unknown>>;
type Reader = (input: Input) => Pick<MeridianEvent, 'id' | 'subject'>[];

const READERS: Readonly<Record<string, { readonly step: EventStep['step']; readonly read: Reader }>> = {
  SendMessage: { step: 'queued', read: ({ MessageBody }) => queued(MessageBody) },
  SendMessageBatch: {
    step: 'queued',
    read: ({ Entries }) =>
      (Entries as { MessageBody: string }[]).flatMap((entry) => queued(entry.MessageBody)),
  },
  PutItem: { step: 'committed', read: committed },
  PutRecords: {
    step: 'streamed',
    read: ({ Records }) => (Records as { Data: string }[]).map(({ Data }) => jsonIn<MeridianEvent>(Data)),
  },
  Publish: { step: 'pushed', read: pushed },
};

/** The events that a call carries, none for most calls and for what is not understood: a console only looks on. */
export function eventStepsOf({ operation, input }: SeenCall): EventStep[] {
  const reader = READERS[operation];
  if (reader === undefined) return [];
  try {
    return reader
      .read(input)
      .map(({ id, subject }) => ({ eventId: id, sessionId: subject, step: reader.step }));
  } catch {
    return [];
  }
}

function queued(body: unknown): MeridianEvent[] {
  return [(JSON.parse(String(body)) as Intent).event];
}

interface CommitItem {
  readonly sk?: { readonly S?: string };
  readonly events?: { readonly L: readonly { readonly S: string }[] };
}

function committed({ Item }: Input): MeridianEvent[] {
  const { sk, events } = Item as CommitItem;
  if (!sk?.S?.startsWith(EVENT_PREFIX)) return [];
  return (events?.L ?? []).map(({ S }) => JSON.parse(S) as MeridianEvent);
}

function pushed({ payload }: Input): { id: string; subject: string }[] {
  const envelope = jsonIn<Envelope>(String(payload));
  if (envelope.kind !== 'commits') return [];
  return envelope.commits.flatMap((commit) => ('events' in commit ? commit.events : []));
}

function jsonIn<T>(base64: string): T {
  return JSON.parse(Buffer.from(base64, 'base64').toString()) as T;
}
