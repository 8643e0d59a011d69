import type { CacheablePrefix } from './prompt.ts';

/** How the input tokens of a call are counted. */
export interface CountedInput {
  readonly inputTokens: number;
  readonly cacheReadInputTokens: number;
  readonly cacheWriteInputTokens: number;
}

/** Prefixes of prompts that a model in a region remembers for some minutes. */
export interface PromptCache {
  /** Splits the input of a call, and remembers its prefixes from now on. */
  count(key: string, inputTokens: number, prefixes: readonly CacheablePrefix[], nowMs: number): CountedInput;
}

const KEPT_MS = 300_000;
/** Of most models: https://docs.aws.amazon.com/bedrock/latest/userguide/prompt-caching.html */
const LEAST_TOKENS = 1_024;

/** The longest prefix that was seen within five minutes is read, what a longer one adds is written. */
export function createPromptCache(): PromptCache {
  const untilMs = new Map<string, number>();
  return {
    count(key, inputTokens, prefixes, nowMs) {
      const long = prefixes.filter(({ tokens }) => tokens >= LEAST_TOKENS);
      const known = long.filter(({ digest }) => (untilMs.get(`${key} ${digest}`) ?? 0) > nowMs);
      for (const { digest } of long) untilMs.set(`${key} ${digest}`, nowMs + KEPT_MS);
      forget(untilMs, nowMs);
      const read = known.at(-1)?.tokens ?? 0;
      const written = Math.max(0, (long.at(-1)?.tokens ?? 0) - read);
      return {
        inputTokens: inputTokens - read - written,
        cacheReadInputTokens: read,
        cacheWriteInputTokens: written,
      };
    },
  };
}

function forget(untilMs: Map<string, number>, nowMs: number): void {
  for (const [key, until] of untilMs) if (until <= nowMs) untilMs.delete(key);
}
