import type { Log } from './read-log.ts';

export interface FollowLogOptions {
  /** Reads on. Rejects with a sentence. */
  read(before: Log | undefined): Promise<Log>;
  /** Hears of a log that is not as it was. */
  onLog(log: Log): void;
  /** Hears why the log cannot be read just now, or that it can. */
  onProblem(sentence: string | undefined): void;
  readonly periodMs: number;
}

/** Reads a session's log now, and again a while after each answer. What it answers ends that: what is under way by then is not heard. */
export function followLog({ read, onLog, onProblem, periodMs }: FollowLogOptions): () => void {
  let isOver = false;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let log: Log | undefined;
  const take = (next: Log): void => {
    const isNew = next.commits.length !== log?.commits.length || next.isComplete !== log.isComplete;
    log = next;
    if (isNew) onLog(next);
  };
  const look = async (): Promise<void> => {
    const [next, problem] = await read(log).then(
      (answer) => [answer, undefined] as const,
      (error: Error) => [undefined, error.message] as const,
    );
    if (isOver) return;
    if (next !== undefined) take(next);
    onProblem(problem);
    timer = setTimeout(look, periodMs);
  };
  void look();
  return () => {
    isOver = true;
    clearTimeout(timer);
  };
}
