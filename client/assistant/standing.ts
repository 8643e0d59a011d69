import { ASSISTANT } from '../../lambdas/contract/assistant.ts';
import type { CompletionStatus } from '../../lambdas/contract/completion-status.ts';
import type { EventData, MeridianEvent } from '../../lambdas/contract/events.ts';
import { type Assembly, arrived, hasGap, NOTHING_ARRIVED } from '../../lambdas/domain/streaming/assembly.ts';
import type { Chunk } from '../../lambdas/domain/streaming/chunk.ts';
import type { ShownAnswer } from './shown-answer.ts';

/** What a device knows of one question. */
export interface Standing {
  readonly answer: ShownAnswer;
  /** The newest run that it heard of; 0 where none. */
  readonly run: number;
  /** Region that tells the run, where it is known: two that have the question count their runs apart. */
  readonly region: string | undefined;
  readonly assembly: Assembly;
  /** Whether the service has said the end. Until then an answer that arrived whole is what one device makes of it. */
  readonly isSettled: boolean;
}

/** Pieces of one run, by whatever way they came. */
export interface Pieces {
  readonly run: number;
  readonly chunks: readonly Chunk[];
  readonly region: string | undefined;
}

export const UNHEARD: Standing = {
  answer: { status: 'pending', text: '' },
  run: 0,
  region: undefined,
  assembly: NOTHING_ARRIVED,
  isSettled: false,
};

/** With pieces that were pushed. What another region tells meanwhile would mix two answers. */
export function withPushed(standing: Standing, pieces: Pieces): Standing {
  if (!isElsewhere(standing, pieces.region)) return withPieces(standing, pieces);
  return isUnderWay(standing) ? standing : anew(standing, pieces);
}

/**
 * With what the API says.
 * @param isOvertaken whether pieces came since it was asked, so that they are newer than a place in the queue
 */
export function withTold(
  standing: Standing,
  told: CompletionStatus,
  { region, isOvertaken }: { readonly region: string | undefined; readonly isOvertaken: boolean },
): Standing {
  switch (told.status) {
    case 'finished':
      return settled(standing, { status: 'finished', text: told.text, answerId: told.answerId });
    case 'failed':
      return withoutAnswer(standing, { status: 'failed', text: '', code: told.code, reason: told.reason });
    case 'cancelled':
      return withoutAnswer(standing, { status: 'cancelled', text: '' });
    case 'streaming': {
      const pieces = { region, run: told.run, chunks: told.chunks };
      return isElsewhere(standing, region) ? anew(standing, pieces) : withPieces(standing, pieces);
    }
    default:
      return isOvertaken || isOver(standing) ? standing : waiting(standing, told);
  }
}

/** Ends it for good, unless it is whole: finished in any lane beats failed and cancelled. */
export function withoutAnswer(standing: Standing, answer: ShownAnswer): Standing {
  return standing.answer.status === 'finished' ? standing : settled(standing, answer);
}

/** After an event that may delete the answer, which is a message. */
export function withDeletion(standing: Standing, { type, data }: MeridianEvent): Standing {
  const { answer } = standing;
  const { message, author } = data as Partial<EventData['message.deleted']>;
  const isAnswers = answer.status === 'finished' && message === answer.answerId && author === ASSISTANT;
  return type === 'message.deleted' && isAnswers ? settled(standing, { ...answer, text: '' }) : standing;
}

/** Whether both show the same. */
export function showsSame({ answer: a }: Standing, { answer: b }: Standing): boolean {
  const about = (answer: ShownAnswer) => JSON.stringify({ ...answer, text: '' });
  return a === b || (a.text === b.text && about(a) === about(b));
}

/** Whether a piece is known to be missing. */
export function lacksPieces(standing: Standing): boolean {
  return !isOver(standing) && hasGap(standing.assembly);
}

function isOver({ answer: { status } }: Standing): boolean {
  return status === 'finished' || status === 'failed' || status === 'cancelled';
}

function isElsewhere({ region }: Standing, other: string | undefined): boolean {
  return region !== undefined && other !== undefined && region !== other;
}

function isUnderWay({ assembly }: Standing): boolean {
  return assembly.outcome.kind === 'open' && (assembly.next > 0 || hasGap(assembly));
}

function begun(standing: Standing, { run, region }: Pieces): Standing {
  return { ...standing, run, region, assembly: NOTHING_ARRIVED };
}

function anew(standing: Standing, pieces: Pieces): Standing {
  return isOver(standing) ? standing : withPieces(begun(standing, pieces), pieces);
}

function withPieces(standing: Standing, pieces: Pieces): Standing {
  if (isOver(standing) || pieces.run < standing.run) return standing;
  const base = pieces.run > standing.run ? begun(standing, pieces) : standing;
  const assembly = pieces.chunks.reduce(arrived, base.assembly);
  return { ...base, region: base.region ?? pieces.region, assembly, answer: shownOf(assembly) };
}

/** What broke off, was taken back or is not what its end says it is must not be shown: what follows is asked for. */
function shownOf({ outcome, text }: Assembly): ShownAnswer {
  if (outcome.kind === 'open') return { status: 'streaming', text };
  return outcome.kind === 'whole' ? { status: 'finished', text } : { status: 'queued', text: '' };
}

/** A run that is not under way any more is void; should it be after all, its pieces are fetched again. */
function waiting(
  standing: Standing,
  told: Extract<CompletionStatus, { status: 'pending' | 'queued' }>,
): Standing {
  const answer: ShownAnswer =
    told.status === 'pending'
      ? { status: 'pending', text: '' }
      : {
          status: 'queued',
          text: '',
          ...(told.position !== undefined && { position: told.position }),
          ...(told.estimateSeconds !== undefined && { estimateSeconds: told.estimateSeconds }),
        };
  return { ...standing, answer, assembly: NOTHING_ARRIVED };
}

function settled(standing: Standing, answer: ShownAnswer): Standing {
  return { ...standing, answer, isSettled: true };
}
