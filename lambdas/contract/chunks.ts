import { type Static, Type } from '@sinclair/typebox';
import { EventId, SessionId, UserKey } from './ids.ts';

const Seq = Type.Integer({ minimum: 0, description: 'From 0 in each run' });

/** One piece of an answer while it comes. A run that lacks its `end` is no answer, however much of it there is. */
export const Chunk = Type.Union([
  Type.Object({ part: Type.Literal('start'), seq: Seq, model: Type.Optional(Type.String()) }),
  Type.Object({ part: Type.Literal('delta'), seq: Seq, text: Type.String() }),
  Type.Object({
    part: Type.Literal('end'),
    seq: Seq,
    stopReason: Type.String(),
    characters: Type.Integer({ minimum: 0, description: 'UTF-16 code units of the whole text' }),
  }),
  Type.Object({
    part: Type.Literal('error'),
    seq: Seq,
    code: Type.String(),
    reason: Type.String({ description: 'What has been shown of this run must be taken back' }),
  }),
]);
export type Chunk = Static<typeof Chunk>;

/** A piece of an answer on its way to devices. */
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
