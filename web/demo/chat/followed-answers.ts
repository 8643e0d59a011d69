import { type ReadonlySignal, signal } from '@preact/signals';
import type { Question } from '../../../client/answers.ts';
import type { Coming } from './coming.ts';

/** Questions whose answers a device follows. */
export interface FollowedAnswers {
  /** By question, in the order in which they are followed. */
  readonly answers: ReadonlySignal<ReadonlyMap<string, Coming>>;
  /** Whether it is followed, or was and has an end. */
  isKnown(question: string): boolean;
  /** Begins to follow an answer, unless it is known. */
  follow(asked: Question, about: Omit<Coming, 'answer' | 'isStopping'>): void;
  change(question: string, change: Partial<Coming>): void;
  /** By what a followed question can be cancelled. */
  questionOf(id: string): Question | undefined;
  /** Follows it no more, nor ever again. */
  end(question: string): void;
  stop(): void;
}

export function followedAnswers(): FollowedAnswers {
  const answers = signal<ReadonlyMap<string, Coming>>(new Map());
  const followed = new Map<string, () => void>();
  const open = new Map<string, Question>();
  const change: FollowedAnswers['change'] = (id, change) => {
    const coming = answers.peek().get(id);
    if (coming) answers.value = new Map(answers.peek()).set(id, { ...coming, ...change });
  };
  return {
    answers,
    change,
    isKnown: (id) => followed.has(id),
    questionOf: (id) => open.get(id),
    follow(asked, about) {
      const { id, answer } = asked;
      if (followed.has(id)) return;
      open.set(id, asked);
      answers.value = new Map(answers.peek()).set(id, { ...about, answer: answer.get(), isStopping: false });
      followed.set(
        id,
        answer.subscribe((now) => change(id, { answer: now })),
      );
    },
    end(id) {
      followed.get(id)?.();
      open.delete(id);
      // Whoever loads the assistant later follows no more what has an end.
      followed.set(id, () => undefined);
      answers.value = new Map([...answers.peek()].filter(([known]) => known !== id));
    },
    stop() {
      for (const stop of followed.values()) stop();
    },
  };
}
