import { type ReadonlySignal, signal } from '@preact/signals';
import type { Session } from '../../../client/index.ts';

/** Who types in a session just now. */
export interface Typing {
  /** User keys of other members. */
  readonly who: ReadonlySignal<readonly string[]>;
  /** This device's person has changed what they are writing; an empty text is none. */
  types(text: string): void;
  stop(): void;
}

/** What is whispered: that somebody types, or no longer does. */
interface TypingSign {
  readonly typing: boolean;
}

/** A whisper without another one is over. */
const HOLDS_MS = 6_000;

export function typingIn(session: Pick<Session, 'whisper' | 'onWhisper'>): Typing {
  const who = signal<readonly string[]>([]);
  const timers = new Map<string, ReturnType<typeof setTimeout>>();
  const ends = (userKey: string): void => {
    clearTimeout(timers.get(userKey));
    timers.delete(userKey);
    who.value = who.peek().filter((one) => one !== userKey);
  };
  const deafen = session.onWhisper(({ from, data }) => {
    ends(from);
    if ((data as Partial<TypingSign> | null)?.typing !== true) return;
    who.value = [...who.peek(), from];
    timers.set(
      from,
      setTimeout(() => ends(from), HOLDS_MS),
    );
  });
  return {
    who,
    types: (text) => session.whisper({ typing: text !== '' } satisfies TypingSign),
    stop() {
      deafen();
      for (const timer of timers.values()) clearTimeout(timer);
    },
  };
}
