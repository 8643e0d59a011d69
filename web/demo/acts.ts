import type { Signal } from '@preact/signals';
import type { Intent, Session } from '../../client/index.ts';
import type { JsonObject } from '../../lambdas/domain/json.ts';
import type { Answering } from './chat/answering.ts';
import { type Line, type Thread, without, withPending } from './chat/thread.ts';
import type { Problems } from './problem.ts';

/** What a device does in a session. Each says whether it was taken; where it was not, the problem says why. */
export interface Acts {
  /** `text` is what was written. */
  update(patch: JsonObject, text?: string): boolean;
  say(text: string): boolean;
  /** Asks the assistant, where that can be done by now. */
  ask(text: string): boolean;
  /** Ends the answer to a question, for all: who asked may, and the owner of the session. */
  stopAnswer(question: string): boolean;
  edit(line: Line, text: string): boolean;
  remove(line: Line): boolean;
  react(line: Line, emoji: string, on: boolean): boolean;
}

export interface ActsParts {
  readonly session: Pick<Session, 'update' | 'send' | 'edit' | 'delete' | 'react'>;
  readonly answering: Pick<Answering, 'ask' | 'cancel'>;
  readonly thread: Signal<Thread>;
  readonly problems: Problems;
  /** User key of whose device it is. */
  readonly userKey: string;
  /** Hears of events that this device makes. */
  made(eventId: string): void;
  markRead(): void;
}

export function actsIn({ session, answering, thread, problems, userKey, ...parts }: ActsParts): Acts {
  const does = (what: string, record: () => Intent | undefined, text?: string): Intent | undefined => {
    const intent = problems.attempt({ what, text }, record);
    if (intent !== undefined) parts.made(intent.eventId);
    return intent;
  };
  const isDone = (...act: Parameters<typeof does>): boolean => does(...act) !== undefined;
  const says = (what: string, record: () => Intent | undefined, text: string): boolean => {
    const intent = does(what, record, text);
    // One's own messages count as unread, too, and whoever writes has read what stands above.
    if (intent !== undefined) void showOn(thread, intent, userKey, text).then(parts.markRead);
    return intent !== undefined;
  };
  return {
    update: (patch, text) =>
      isDone('Your change', () => session.update(patch, { queue: 'interactive' }), text),
    say: (text) => says('Your message', () => session.send({ text }), text),
    ask: (text) => says('Your question', () => answering.ask(text), text),
    stopAnswer: (question) => isDone('Stopping the answer', () => answering.cancel(question)),
    edit: (line, text) => isDone('Your edit', () => session.edit(line, { text }), text),
    remove: (line) => isDone('Deleting a message', () => session.delete(line)),
    react: (line, emoji, on) => isDone('Your reaction', () => session.react(line, emoji, on)),
  };
}

/** Shows what is on its way, until it has failed. Resolves with its end. */
async function showOn(
  thread: Signal<Thread>,
  { eventId, done }: Intent,
  userKey: string,
  text: string,
): Promise<void> {
  thread.value = withPending(thread.peek(), eventId, userKey, text);
  const { status } = await done;
  if (status === 'failed') thread.value = without(thread.peek(), eventId);
}
