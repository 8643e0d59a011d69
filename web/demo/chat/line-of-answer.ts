import type { ShownAnswer } from '../../../client/answers.ts';
import { duration } from '../../parts/format.ts';
import { type Coming, isComing } from './coming.ts';

/** Who looks at an answer. */
export interface Reader {
  /** User key of whose device it is. */
  readonly own: string;
  /** Whether the session is theirs. */
  readonly isOwner: boolean;
  /** Whether their device reaches no region. */
  readonly isOffline: boolean;
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
export function lineOfAnswer(coming: Coming, { own, isOwner, isOffline }: Reader): AnswerLine | undefined {
  const { answer, asker, isStopping, isRecalled } = coming;
  const words = wordsOf(coming, isOffline);
  // Most of what was asked earlier has an end, which is known in a moment.
  if (words === undefined || (isRecalled && answer.status === 'pending')) return undefined;
  const mayStop = isComing(answer) && (asker === own || isOwner);
  const control = isStopping ? 'stopping' : 'stop';
  return { words, isComing: isComing(answer), control: mayStop ? control : undefined };
}

function wordsOf({ answer, isSent }: Coming, isOffline: boolean): string | undefined {
  switch (answer.status) {
    case 'pending':
      return isOffline && !isSent ? 'will be asked when the network is back.' : 'is thinking…';
    case 'queued':
      return waitOf(answer) ?? 'is thinking…';
    case 'streaming':
      return answer.text || 'is thinking…';
    default:
      // Of an answer that failed, was stopped or deleted there is no text.
      return answer.text || undefined;
  }
}

function waitOf({
  position = 1,
  estimateSeconds = 0,
}: Extract<ShownAnswer, { status: 'queued' }>): string | undefined {
  if (estimateSeconds > 0) return `waits for its turn, about ${duration(estimateSeconds * 1_000)}.`;
  return position > 1 ? `waits for its turn, as about number ${position}.` : undefined;
}
