import { BadRequest, membersOf } from './bad-request.ts';
import type { LetterName, Letters } from './letters.ts';

/** How a redrive goes on. */
export interface RedriveProgress {
  readonly total: number;
  readonly sent: number;
  /** Letters that were not there any more, or whose region refused. */
  readonly failed: readonly { readonly messageId: string; readonly reason: string }[];
  readonly state: 'running' | 'done' | 'cancelled';
}

/** Puts letters back on their queues, one after the other, so that what broke once is not broken again by a flood. */
export interface Redrive {
  /**
   * `{"letters":[{"region","queue","messageId","body"?}],"perSecond"?}`; a letter with a body is sent with that one.
   * @throws BadRequest where it cannot be understood, or another redrive runs
   */
  start(body: unknown): RedriveProgress;
  cancel(): RedriveProgress | object;
}

interface Order extends LetterName {
  readonly body: string | undefined;
}

const DEFAULT_PER_SECOND = 50;
const MOST_PER_SECOND = 500;
const MOST_LETTERS = 1_000;

export function createRedrive(
  letters: Pick<Letters, 'placeOf' | 'find' | 'redrive'>,
  tell: (progress: RedriveProgress) => void,
): Redrive {
  let running: { progress: RedriveProgress } | undefined;
  const become = (run: { progress: RedriveProgress }, next: Partial<RedriveProgress>): void => {
    run.progress = { ...run.progress, ...next };
    tell(run.progress);
  };
  const work = async (run: { progress: RedriveProgress }, orders: readonly Order[], pauseMs: number) => {
    for (const order of orders) {
      if (run.progress.state !== 'running') return;
      const reason = await redriven(letters, order);
      const { sent, failed } = run.progress;
      if (reason === undefined) become(run, { sent: sent + 1 });
      else become(run, { failed: [...failed, { messageId: order.messageId, reason }] });
      await new Promise((resolve) => setTimeout(resolve, pauseMs).unref());
    }
    if (run.progress.state === 'running') become(run, { state: 'done' });
  };
  return {
    start(body) {
      if (running?.progress.state === 'running') {
        throw new BadRequest('A redrive runs already; cancel it, or wait for its end.');
      }
      const { orders, perSecond } = ordersIn(body, letters);
      const run: { progress: RedriveProgress } = {
        progress: { total: orders.length, sent: 0, failed: [], state: 'running' },
      };
      running = run;
      void work(run, orders, 1_000 / perSecond);
      return run.progress;
    },
    cancel() {
      if (running?.progress.state === 'running') become(running, { state: 'cancelled' });
      return running?.progress ?? {};
    },
  };
}

/** Why a letter was not redriven; undefined where it was. */
async function redriven(
  letters: Pick<Letters, 'find' | 'redrive'>,
  order: Order,
): Promise<string | undefined> {
  try {
    const letter = await letters.find(order);
    if (letter === undefined) return 'It is not in the archive any more.';
    await letters.redrive(letter, order.body ?? letter.body);
    return undefined;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

function ordersIn(body: unknown, places: Pick<Letters, 'placeOf'>): { orders: Order[]; perSecond: number } {
  const { letters, perSecond = DEFAULT_PER_SECOND } = membersOf(body, ['letters', 'perSecond']);
  if (!Array.isArray(letters) || letters.length === 0 || letters.length > MOST_LETTERS) {
    throw new BadRequest(`letters must be a list of 1 to ${MOST_LETTERS} letters.`);
  }
  if (typeof perSecond !== 'number' || !(perSecond > 0 && perSecond <= MOST_PER_SECOND)) {
    throw new BadRequest(
      `perSecond is ${JSON.stringify(perSecond)}; above 0 and up to ${MOST_PER_SECOND} is allowed.`,
    );
  }
  return { orders: letters.map((letter) => orderOf(letter, places)), perSecond };
}

function orderOf(given: unknown, places: Pick<Letters, 'placeOf'>): Order {
  const { messageId, body, ...place } = membersOf(given, ['region', 'queue', 'messageId', 'body']);
  if (typeof messageId !== 'string') {
    throw new BadRequest(`messageId of a letter is ${JSON.stringify(messageId)}; give its text.`);
  }
  if (body !== undefined && typeof body !== 'string') {
    throw new BadRequest('body of a letter must be text, as it is to be sent, or be left out.');
  }
  return { ...places.placeOf(place), messageId, body };
}
