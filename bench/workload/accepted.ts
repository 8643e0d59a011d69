import type { Answer } from '../children/invoke.ts';

/** Throws unless every answer is a 202: what answers early by failing must not look fast. */
export function requireAccepted(answers: readonly Answer[]): void {
  const other = answers.find(({ statusCode }) => statusCode !== 202);
  if (other !== undefined) {
    throw new Error(
      `A measured request was answered ${other.statusCode} instead of 202; see its log on stderr.`,
    );
  }
}

/** Throws unless every answer is a 200. */
export function requireRead(answers: readonly Answer[]): void {
  const other = answers.find(({ statusCode }) => statusCode !== 200);
  if (other !== undefined) {
    throw new Error(`A counted read was answered ${other.statusCode} instead of 200; see its log on stderr.`);
  }
}

/** Throws unless every device was let in. */
export function requireLetIn(answers: readonly Answer[]): void {
  if (!answers.every(({ isAuthenticated }) => isAuthenticated)) {
    throw new Error('A counted device was turned away; see its log on stderr.');
  }
}

/** Throws unless every message of every batch was let go. */
export function requireApplied(answers: readonly Answer[]): void {
  const left = answers.reduce((sum, { batchItemFailures }) => sum + (batchItemFailures?.length ?? 1), 0);
  if (left > 0) {
    throw new Error(`${left} measured messages were given back instead of applied.`);
  }
}
