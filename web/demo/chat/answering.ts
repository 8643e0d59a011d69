import { type ReadonlySignal, signal } from '@preact/signals';
import type { Assistant, Question, ShownAnswer } from '../../../client/answers.ts';
import type { Intent, Meridian, Session, SessionEvent } from '../../../client/index.ts';
import type { EventData } from '../../../lambdas/contract/events.ts';

/** Answers of the assistant that are on their way, as a device shows them. */
export interface Answering {
  /** By question, the oldest first. */
  readonly answers: ReadonlySignal<ReadonlyMap<string, ShownAnswer>>;
  /** Whether questions can be asked: the part of the client that asks is loaded after the rest. */
  readonly isReady: ReadonlySignal<boolean>;
  ask(text: string): Intent | undefined;
  /** Takes note of an event of the session: somebody asked, or the thread has the answer. */
  hear(event: SessionEvent): void;
  stop(): void;
}

const NONE: ReadonlyMap<string, ShownAnswer> = new Map();

export function answeringIn(client: Meridian, session: Session): Answering {
  const answers = signal(NONE);
  const isReady = signal(false);
  const followed = new Map<string, () => void>();
  let assistant: Assistant | undefined;
  const loading = import('../../../client/answers.ts').then(({ answersOf }) => {
    assistant = answersOf(client);
    isReady.value = true;
    return assistant;
  });
  // Without it there is no assistant on this device, and everything else works.
  loading.catch(() => undefined);
  const show = (id: string, answer: ShownAnswer | undefined): void => {
    const others = [...answers.peek()].filter(([known]) => known !== id);
    answers.value = new Map(answer === undefined ? others : [...others, [id, answer]]);
  };
  const follow = ({ id, answer }: Question): void => {
    if (followed.has(id)) return;
    show(id, answer.get());
    followed.set(
      id,
      answer.subscribe((now) => show(id, now)),
    );
  };
  const end = (id: string): void => {
    followed.get(id)?.();
    // Whoever loads the assistant later follows no more what has an end.
    followed.set(id, () => undefined);
    show(id, undefined);
  };
  return {
    answers,
    isReady,
    ask(text) {
      const asked = assistant?.ask(session, { text, priority: 'interactive' });
      if (asked) follow(asked);
      return asked?.intent;
    },
    hear(event) {
      if (event.type === 'completion.requested') {
        void loading.then((loaded) => follow(loaded.follow(session, event))).catch(() => undefined);
      }
      const { completion } = event.data as Partial<EventData['completion.cancelled']>;
      if (completion !== undefined && event.type !== 'completion.failed') end(completion);
    },
    stop() {
      for (const stop of followed.values()) stop();
    },
  };
}
