/** Freezes a program between events, as Lambda does. */
export interface Freezer {
  /** Freezes it in a moment, unless it is thawed before. */
  freezeSoon(): void;
  thaw(): void;
  /** The program has ended. */
  forget(): void;
}

/** Two signals around each event would cost the local cloud more than all else that it does for an invocation. */
const AFTER_MS = 30;
const CAN_FREEZE = process.platform !== 'win32';

/** Makes the freezer of one program. */
export function createFreezer(signal: (name: 'SIGSTOP' | 'SIGCONT') => void): Freezer {
  let timer: NodeJS.Timeout | undefined;
  let isFrozen = false;
  const freeze = (): void => {
    isFrozen = true;
    signal('SIGSTOP');
  };
  return {
    freezeSoon() {
      if (CAN_FREEZE) timer = setTimeout(freeze, AFTER_MS);
    },
    thaw() {
      clearTimeout(timer);
      if (isFrozen) signal('SIGCONT');
      isFrozen = false;
    },
    forget: () => clearTimeout(timer),
  };
}
