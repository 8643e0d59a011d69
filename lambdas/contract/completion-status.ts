import { type Static, Type } from '@sinclair/typebox';
import { Chunk } from './chunks.ts';
import { COMPLETION_FAILURES, QUESTION_FAILURES } from './completion-failures.ts';
import { CompletionFinished, Priority } from './completions.ts';
import { EventId } from './ids.ts';

/** A text and no union: an event of another version may have ended otherwise. */
const FAILURE_CODES = [...new Set([...Object.keys(COMPLETION_FAILURES), ...QUESTION_FAILURES])];
const Instant = Type.String({ format: 'date-time' });
const { model, how, usage, cost, stopReason } = CompletionFinished.properties;
const which = { completionId: EventId };

/** What became of a question. */
export const CompletionStatus = Type.Union([
  Type.Object({ ...which, status: Type.Literal('pending'), acceptedAt: Instant }),
  Type.Object({
    ...which,
    status: Type.Literal('queued'),
    priority: Priority,
    model,
    position: Type.Optional(
      Type.Integer({ minimum: 1, description: 'About how many wait, this one included; in its region only' }),
    ),
    estimateSeconds: Type.Optional(Type.Integer({ minimum: 0 })),
  }),
  Type.Object({
    ...which,
    status: Type.Literal('streaming'),
    model,
    run: Type.Integer({ minimum: 1 }),
    chunks: Type.Array(Chunk),
    next: Type.Integer({ minimum: 0, description: 'What to ask `from` next' }),
  }),
  Type.Object({
    ...which,
    status: Type.Literal('finished'),
    answerId: Type.String({ description: 'Event id of the answer, whose author is the assistant' }),
    text: Type.String({ description: 'As it stands now; empty once the answer is deleted' }),
    stopReason,
    model,
    how,
    usage,
    cost,
  }),
  Type.Object({
    ...which,
    status: Type.Literal('failed'),
    code: Type.String({ examples: FAILURE_CODES, description: 'A word for programs; others may come' }),
    reason: Type.String({ description: 'A sentence for people' }),
  }),
  Type.Object({ ...which, status: Type.Literal('cancelled') }),
]);
export type CompletionStatus = Static<typeof CompletionStatus>;
