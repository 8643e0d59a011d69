import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';

/** A process that answers one message after the other. */
export interface Child {
  readonly pid: number;
  /** Sends a message and waits for its answer. Throws where the process fails or ends instead. */
  ask<A>(message: unknown): Promise<A>;
  stop(): Promise<void>;
}

interface Failure {
  readonly failure: string;
}

/** Starts a bundle as a process of its own, with this environment only and without a loader of ours before it. */
export function startChild(bundle: string, args: readonly string[], env: Record<string, string>): Child {
  const child = fork(bundle, args, { execArgv: [], env, stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
  return {
    pid: child.pid ?? 0,
    ask: (message) => ask(child, bundle, message),
    async stop() {
      if (child.exitCode === null && child.signalCode === null) {
        child.kill('SIGKILL');
        await once(child, 'exit');
      }
    },
  };
}

/** A child for as long as some work takes. */
export async function withChild<T>(child: Child, work: (child: Child) => Promise<T>): Promise<T> {
  try {
    return await work(child);
  } finally {
    await child.stop();
  }
}

function ask<A>(child: ChildProcess, bundle: string, message: unknown): Promise<A> {
  return new Promise((resolve, reject) => {
    const settle = (end: () => void) => {
      child.off('message', onMessage);
      child.off('exit', onExit);
      end();
    };
    const onMessage = (answer: unknown) =>
      settle(() =>
        isFailure(answer) ? reject(new Error(`${bundle}: ${answer.failure}`)) : resolve(answer as A),
      );
    const onExit = (code: number | null) =>
      settle(() => reject(new Error(`${bundle} ended with exit code ${code} instead of an answer.`)));
    child.once('message', onMessage);
    child.once('exit', onExit);
    child.send(message as object);
  });
}

function isFailure(answer: unknown): answer is Failure {
  return typeof answer === 'object' && answer !== null && 'failure' in answer;
}
