import type { ShownAnswer } from '../../../client/answers.ts';
import { type Coming, isComing } from './coming.ts';

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

/** Undefined where there is nothing to be shown, or it stands by the question. */
export function lineOfAnswer(coming: Coming, { own, isOwner }: Reader): AnswerLine | undefined {
  const { answer, asker, isStopping, isRecalled } = coming;
  const words = wordsOf(coming);
  // Most of what was asked earlier has an end, which is known in a moment.
  if (words === undefined || (isRecalled && answer.status === 'pending')) return undefined;
  const mayStop = isComing(answer) && (asker === own || isOwner);
  const control = isStopping ? 'stopping' : 'stop';
  return { words, isComing: isComing(answer), control: mayStop ? control : undefined };
}

function wordsOf({ answer }: Coming): string | undefined {
  switch (answer.status) {
    case 'pending':
    case 'queued':
    case 'streaming':
      return answer.text || 'is thinking…';
    default:
      // Of an answer that failed, was stopped or deleted there is no text.
      return answer.text || undefined;
  }
}
