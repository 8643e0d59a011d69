import { type ReadonlySignal, signal } from '@preact/signals';
import type { Assistant, Question, ShownAnswer } from '../../../client/answers.ts';
import type { Intent, Meridian, Session, SessionEvent } from '../../../client/index.ts';
import type { EventData } from '../../../lambdas/contract/events.ts';

/** A question, and what there is of its answer. */
export interface Coming {
  /** User key of who asked. */
  readonly asker: string;
  readonly question: string;
  readonly answer: ShownAnswer;
  /** Whether this device ends it: its word may be on its way for as long as the network is away. */
  readonly isStopping: boolean;
}

/** Answers of the assistant that are on their way, as a device shows them. */
export interface Answering {
  /** By question, the oldest first; each keeps its place, for somebody may be about to press what is in it. */
  readonly answers: ReadonlySignal<ReadonlyMap<string, Coming>>;
  /** Whether questions can be asked: the part of the client that asks is loaded after the rest. */
  readonly isReady: ReadonlySignal<boolean>;
  ask(text: string): Intent | undefined;
  /** Ends an answer for all. Undefined where it has an end by now, or is being ended. */
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
  const change = (id: string, change: Partial<Coming>): void => {
    const coming = answers.peek().get(id);
    if (coming) answers.value = new Map(answers.peek()).set(id, { ...coming, ...change });
  };
  const follow = (asked: Question, about: Pick<Coming, 'asker' | 'question'>): void => {
    const { id, answer } = asked;
    if (followed.has(id)) return;
    open.set(id, asked);
    answers.value = new Map(answers.peek()).set(id, { ...about, answer: answer.get(), isStopping: false });
    followed.set(
      id,
      answer.subscribe((now) => change(id, { answer: now })),
    );
  };
  const end = (id: string): void => {
    followed.get(id)?.();
    open.delete(id);
    // Whoever loads the assistant later follows no more what has an end.
    followed.set(id, () => undefined);
    answers.value = new Map([...answers.peek()].filter(([known]) => known !== id));
  };
  return {
    answers,
    isReady,
    ask(text) {
      const asked = assistant?.ask(session, { text, priority: 'interactive' });
      if (asked) follow(asked, { asker: userKey, question: text });
      return asked?.intent;
    },
    cancel(id) {
      const cancelling = answers.peek().get(id)?.isStopping ? undefined : open.get(id)?.cancel();
      if (cancelling) change(id, { isStopping: true });
      // Refused, it may be tried again; taken, the answer's end is what comes next.
      void cancelling?.done.then(({ status }) => change(id, { isStopping: status === 'applied' }));
      return cancelling;
    },
    hear(event) {
      if (event.type === 'completion.requested') {
        const { text: question } = event.data as EventData['completion.requested'];
        void loading
          .then((loaded) => follow(loaded.follow(session, event), { asker: event.source, question }))
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
