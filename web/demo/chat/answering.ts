import { type ReadonlySignal, signal } from '@preact/signals';
import type { Assistant, Question, ShownAnswer } from '../../../client/answers.ts';
import type { Intent, Meridian, Session, SessionEvent } from '../../../client/index.ts';
import type { EventData } from '../../../lambdas/contract/events.ts';

/** Who asked, by user key, and what there is of the answer. */
export interface Coming {
  readonly asker: string;
  readonly answer: ShownAnswer;
}

/** Answers of the assistant that are on their way, as a device shows them. */
export interface Answering {
  /** By question, the oldest first; each keeps its place, for somebody may be about to press what is in it. */
  readonly answers: ReadonlySignal<ReadonlyMap<string, Coming>>;
  /** Whether questions can be asked: the part of the client that asks is loaded after the rest. */
  readonly isReady: ReadonlySignal<boolean>;
  ask(text: string): Intent | undefined;
  /** Ends an answer for all. Undefined where it has an end by now. */
  cancel(question: string): Intent | undefined;
  /** Takes note of an event of the session: somebody asked, or the thread has the answer. */
  hear(event: SessionEvent): void;
  stop(): void;
}

const NONE: ReadonlyMap<string, Coming> = new Map();

export function answeringIn(
  client: Pick<Meridian, 'parts'>,
  session: Pick<Session, 'id'>,
  userKey: string,
): Answering {
  const answers = signal(NONE);
  const isReady = signal(false);
  const followed = new Map<string, () => void>();
  const open = new Map<string, Question>();
  let assistant: Assistant | undefined;
  const loading = import('../../../client/answers.ts').then(({ answersOf }) => {
    assistant = answersOf(client);
    isReady.value = true;
    return assistant;
  });
  // Without it there is no assistant on this device, and everything else works.
  loading.catch(() => undefined);
  const show = (id: string, coming: Coming | undefined): void => {
    const next = new Map(answers.peek());
    if (coming) next.set(id, coming);
    else next.delete(id);
    answers.value = next;
  };
  const follow = (question: Question, asker: string): void => {
    const { id, answer } = question;
    if (followed.has(id)) return;
    open.set(id, question);
    show(id, { asker, answer: answer.get() });
    followed.set(
      id,
      answer.subscribe((now) => show(id, { asker, answer: now })),
    );
  };
  const end = (id: string): void => {
    followed.get(id)?.();
    open.delete(id);
    // Whoever loads the assistant later follows no more what has an end.
    followed.set(id, () => undefined);
    show(id, undefined);
  };
  return {
    answers,
    isReady,
    ask(text) {
      const asked = assistant?.ask(session, { text, priority: 'interactive' });
      if (asked) follow(asked, userKey);
      return asked?.intent;
    },
    cancel: (id) => open.get(id)?.cancel(),
    hear(event) {
      if (event.type === 'completion.requested') {
        void loading
          .then((loaded) => follow(loaded.follow(session, event), event.source))
          .catch(() => undefined);
      }
      const { completion } = event.data as Partial<EventData['completion.cancelled']>;
      if (completion !== undefined && event.type !== 'completion.failed') end(completion);
    },
    stop() {
      for (const stop of followed.values()) stop();
    },
  };
}
