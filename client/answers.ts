import type { CompletionBody } from '../lambdas/contract/completions.ts';
import type { ShownAnswer } from './assistant/shown-answer.ts';
import { Watch } from './assistant/watch.ts';
import type { Meridian } from './create-meridian.ts';
import type { Intent } from './outbox/intent.ts';
import type { Readable } from './readable.ts';
import type { MessageName, Session } from './session/session.ts';

export type { ShownAnswer } from './assistant/shown-answer.ts';

/** A question, and what the assistant should heed: see `POST …/completions` in docs/api.md. */
export type Wish = Omit<CompletionBody, 'message'> & { readonly text: string };

/** A question of a session, and its answer. */
export interface Question {
  /** Event id of the question, which is a message of the session. */
  readonly id: string;
  /**
   * The answer as it comes: what has arrived without a hole, of the newest run. It is followed while anybody listens;
   * in between it stays as it was. Should a run break off, its text is taken back.
   */
  readonly answer: Readable<ShownAnswer>;
  /** Who asked and the session's owner may; what is whole by then stays. @throws ClientError `outbox-full` */
  cancel(): Intent;
}

/** A question that this device asked. */
export interface Asked extends Question {
  /** The question on its way: an intent as any other, which has one effect and survives a reload. */
  readonly intent: Intent;
}

/** The assistant, as it answers in sessions. */
export interface Assistant {
  /** Asks. The answer becomes a message of the session. @throws ClientError `invalid`, `outbox-full` */
  ask(session: Pick<Session, 'id'>, wish: Wish): Asked;
  /** Questions to a session that are still in the outbox, those of an earlier life of the program too. */
  asked(session: Pick<Session, 'id'>): readonly Asked[];
  /**
   * A question that is in the log, whoever asked it: an event `completion.requested`, or a message of `history`.
   * Without `source` it is one of the user's own.
   */
  follow(session: Pick<Session, 'id'>, question: Pick<MessageName, 'id'> & Partial<MessageName>): Question;
}

/** The assistant of a client. An entry of its own, for those who ask. */
export function answersOf({ parts }: Pick<Meridian, 'parts'>): Assistant {
  const question = (sessionId: string, id: string, source?: string, intent?: Intent): Question => {
    const watch = new Watch(parts, { sessionId, id, source }, intent);
    return {
      id,
      answer: watch.answer,
      cancel() {
        const author = source === undefined ? {} : { author: source };
        const cancelling = parts.record({ type: 'completion.cancel', sessionId, completion: id, ...author });
        void cancelling.done.then(() => watch.lookNow());
        return cancelling;
      },
    };
  };
  const asked = (sessionId: string, intent: Intent): Asked => ({
    ...question(sessionId, intent.eventId, undefined, intent),
    intent,
  });
  return {
    ask: ({ id: sessionId }, { text, ...wishes }) =>
      asked(sessionId, parts.record({ type: 'completion.request', sessionId, message: text, ...wishes })),
    asked: ({ id: sessionId }) =>
      parts.outbox
        .all()
        .filter(({ command }) => command.type === 'completion.request' && command.sessionId === sessionId)
        .map(({ intent }) => asked(sessionId, intent)),
    follow: ({ id: sessionId }, { id, source }) => question(sessionId, id, source),
  };
}
