import { type Signal, signal } from '@preact/signals';
import type { Intent } from '../../client/index.ts';
import { forPerson } from './for-person.ts';

/** Something that did not become what its person wanted. */
export interface Problem {
  readonly tone: 'bad' | 'warn';
  readonly title: string;
  readonly reason: string;
  /** What they wrote, where it stands nowhere else any more. */
  readonly text?: string;
}

export interface Problems {
  /** The last one, until somebody has seen it. */
  readonly problem: Signal<Problem | undefined>;
  /** Records something; undefined where that cannot be. Tells where it is not taken, not kept, or fails. */
  attempt(about: Attempt, record: () => Intent | undefined): Intent | undefined;
  /** Tells where what was recorded is not kept, or fails. */
  follow(about: Attempt, intent: Intent): void;
}

/** What a person does. */
export interface Attempt {
  /** As the beginning of a sentence. */
  readonly what: string;
  readonly text?: string | undefined;
}

const NOT_KEPT: Problem = {
  tone: 'warn',
  title: 'This browser does not keep what you write',
  reason:
    'It is sent while this page is open; a reload loses what was not sent. The browser’s storage may be full, or another tab has signed out.',
};

/** What goes wrong on a device. */
export function problemsOf(): Problems {
  const problem = signal<Problem | undefined>(undefined);
  let isKept = true;
  const follow: Problems['follow'] = ({ what, text }, { recorded, done }) => {
    void recorded.then((isRecorded) => {
      // Said once, and not with every keystroke.
      if (isKept && !isRecorded) problem.value = NOT_KEPT;
      isKept = isRecorded;
    });
    void done.then((outcome) => {
      if (outcome.status === 'failed') problem.value = bad(`${what} failed`, outcome.reason, text);
    });
  };
  return {
    problem,
    follow,
    attempt(about, record) {
      try {
        const intent = record();
        if (intent !== undefined) follow(about, intent);
        return intent;
      } catch (error) {
        problem.value = bad(`${about.what} was not taken`, (error as Error).message);
        return undefined;
      }
    },
  };
}

function bad(title: string, reason: string, text?: string): Problem {
  return {
    tone: 'bad',
    title,
    reason: forPerson(reason, text),
    ...(text !== undefined && text !== '' && { text }),
  };
}
