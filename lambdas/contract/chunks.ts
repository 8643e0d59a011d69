import { type Static, Type } from '@sinclair/typebox';
import { EventId, SessionId, UserKey } from './ids.ts';

const seq = Type.Integer({ minimum: 0, description: 'From 0 in each run, without a hole' });

/** One piece of an answer while it comes. A run that lacks its `end` is no answer, however much of it there is. */
export const Chunk = Type.Union([
  Type.Object({ seq, kind: Type.Literal('delta'), text: Type.String() }),
  Type.Object({
    seq,
    kind: Type.Literal('end'),
    length: Type.Integer({ minimum: 0, description: 'UTF-16 code units of the whole text' }),
    checksum: Type.String(),
  }),
  Type.Object({ seq, kind: Type.Literal('error'), code: Type.String({ description: 'The run is void' }) }),
  Type.Object(
    { seq, kind: Type.Literal('retract') },
    { description: 'What was shown must not be any longer' },
  ),
]);

/** Pieces of an answer on their way to devices. */
export const CompletionEnvelope = Type.Object({
  v: Type.Literal(1),
  kind: Type.Literal('completion'),
  session: SessionId,
  completion: EventId,
  author: UserKey,
  run: Type.Integer({ minimum: 1, description: 'Rises where the answer is begun anew; older runs are void' }),
  chunks: Type.Array(Chunk),
});
export type CompletionEnvelope = Static<typeof CompletionEnvelope>;
