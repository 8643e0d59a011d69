import { type ReadonlySignal, signal } from '@preact/signals';
import type { Assistant } from '../../../client/answers.ts';
import type { Intent, Meridian, Session, SessionEvent } from '../../../client/index.ts';
import type { EventData, MeridianEvent } from '../../../lambdas/contract/events.ts';
import type { ShownMessage } from '../../../lambdas/domain/modification.ts';
import { type Coming, isComing } from './coming.ts';
import { followedAnswers } from './followed-answers.ts';

/** Answers of the assistant that are on their way or will not come, as a device shows them. */
export interface Answering {
  /** By question, in the order in which they came here; each keeps its place, for somebody may be about to press what is in it. */
  readonly answers: ReadonlySignal<ReadonlyMap<string, Coming>>;
  /** Whether questions can be asked: the part of the client that asks is loaded after the rest. */
  readonly isReady: ReadonlySignal<boolean>;
  ask(text: string): Intent | undefined;
  /** Ends an answer for all. Undefined where it has an end by now, or is being ended. */
  cancel(question: string): Intent | undefined;
  /** Takes note of an event of the session: somebody asked, or the thread has the answer. */
  hear(event: SessionEvent): void;
  /** Finds out what became of questions of a page of the history that it has no answers of: one read for each. */
  recall(messages: readonly ShownMessage[]): void;
  /** Shows nothing of a question any more. */
  dismiss(question: string): void;
  stop(): void;
}

export function answeringIn(
  client: Pick<Meridian, 'parts'>,
  session: Pick<Session, 'id'>,
  userKey: string,
): Answering {
  const all = followedAnswers();
  const isReady = signal(false);
  let assistant: Assistant | undefined;
  const loading = import('../../../client/answers.ts').then(({ answersOf }) => {
    assistant = answersOf(client);
    isReady.value = true;
    return assistant;
  });
  // Without it there is no assistant on this device, and everything else works.
  loading.catch(() => undefined);
  const followLater = (event: MeridianEvent | ShownMessage, isRecalled: boolean): void => {
    const { text: question } = event.data as EventData['completion.requested'];
    const about = { asker: event.source, question, isSent: true, isRecalled };
    void loading.then((loaded) => all.follow(loaded.follow(session, event), about)).catch(() => undefined);
  };
  return {
    answers: all.answers,
    isReady,
    ask(text) {
      const asked = assistant?.ask(session, { text, priority: 'interactive' });
      if (asked === undefined) return undefined;
      all.follow(asked, { asker: userKey, question: text, isSent: false, isRecalled: false });
      void asked.intent.accepted.then((isSent) => all.change(asked.id, { isSent }));
      return asked.intent;
    },
    cancel(id) {
      const coming = all.answers.peek().get(id);
      const mayStop = coming !== undefined && isComing(coming.answer) && !coming.isStopping;
      const cancelling = mayStop ? all.questionOf(id)?.cancel() : undefined;
      if (cancelling) all.change(id, { isStopping: true });
      // Refused, it may be tried again; taken, the answer's end is what comes next.
      void cancelling?.done.then(({ status }) => all.change(id, { isStopping: status === 'applied' }));
      return cancelling;
    },
    hear(event) {
      if (event.type === 'completion.requested') followLater(event, false);
      const answered = questionOf(event);
      if (answered !== undefined) all.end(answered);
    },
    recall(messages) {
      for (const answered of messages.map(questionOf)) if (answered !== undefined) all.end(answered);
      const asked = messages.filter(({ type, deleted }) => type === 'completion.requested' && !deleted);
      for (const message of asked.reverse()) if (!all.isKnown(message.id)) followLater(message, true);
    },
    dismiss: all.end,
    stop: all.stop,
  };
}

/** Event id of the question that a message answers. */
function questionOf({ type, data }: Pick<MeridianEvent | ShownMessage, 'type' | 'data'>): string | undefined {
  const { completion } = data as Partial<EventData['completion.finished']>;
  return type === 'completion.finished' ? completion : undefined;
}
