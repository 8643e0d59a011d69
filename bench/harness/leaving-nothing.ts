import { constants } from 'node:os';

type Close = () => Promise<unknown>;

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
const closing: Close[] = [];
/** Never settles: the process ends first. */
let ending: Promise<never> | undefined;

/** Does some work, and closes what it needs once it is over, or before a signal ends this process. */
export async function leavingNothing<T>(work: () => Promise<T>, close: Close): Promise<T> {
  if (closing.length === 0) for (const signal of SIGNALS) process.on(signal, end);
  closing.push(close);
  try {
    return await work();
  } finally {
    // What comes of work whose cloud is gone is told to nobody.
    await ending;
    closing.splice(closing.indexOf(close), 1);
    if (closing.length === 0) for (const signal of SIGNALS) process.off(signal, end);
    await close();
  }
}

/** Whether a signal has been heard, and what begins now would be closed by nobody. */
export function isEnding(): boolean {
  return ending !== undefined;
}

/** Ctrl-C reaches this process more than once where npm and tsx hand it on too; the first one counts. */
function end(signal: (typeof SIGNALS)[number]): void {
  ending ??= closeAll(signal);
}

async function closeAll(signal: (typeof SIGNALS)[number]): Promise<never> {
  // The work goes on meanwhile, and whatever it throws would end the process too early.
  process.setUncaughtExceptionCaptureCallback(() => {});
  // The last first, since it may stand on what was there before.
  for (const close of closing.reverse()) await close().catch(console.error);
  // As shells tell it: https://www.gnu.org/software/bash/manual/html_node/Exit-Status.html
  process.exit(128 + constants.signals[signal]);
}
