import type { ShownAnswer } from '../../../client/answers.ts';
import type { Coming } from './answering.ts';

/** Who looks at an answer. */
export interface Reader {
  /** User key of whose device it is. */
  readonly own: string;
  /** Whether the session is theirs. */
  readonly isOwner: boolean;
}

/** What a device shows of an answer that is on its way. */
export interface AnswerLine {
  /** They follow the assistant's name. */
  readonly words: string;
  readonly isComing: boolean;
  /** Who asked may stop it, and the session's owner; both once. */
  readonly control: 'stop' | 'stopping' | undefined;
}

export function lineOfAnswer({ answer, asker, isStopping }: Coming, { own, isOwner }: Reader): AnswerLine {
  const isComing = COMING.has(answer.status);
  const mayStop = isComing && (asker === own || isOwner);
  const control = isStopping ? 'stopping' : 'stop';
  return { words: wordsOf(answer), isComing, control: mayStop ? control : undefined };
}

const COMING: ReadonlySet<ShownAnswer['status']> = new Set(['pending', 'queued', 'streaming']);

function wordsOf(answer: ShownAnswer): string {
  switch (answer.status) {
    case 'failed':
      return answer.reason;
    case 'cancelled':
      return 'was stopped.';
    case 'finished':
      return answer.text;
    default:
      return answer.text === '' ? 'is thinking…' : answer.text;
  }
}
