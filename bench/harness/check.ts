/** One thing that was to be shown, and what was seen. */
export interface Check {
  readonly claim: string;
  readonly seen: string;
  readonly holds: boolean;
}

/** A claim that holds when nothing speaks against it; the first few counterexamples are told. */
export function without(claim: string, counterexamples: readonly string[], among: string): Check {
  const first = counterexamples.slice(0, 3).join('; ');
  const seen = counterexamples.length === 0 ? among : `${counterexamples.length} of ${among}: ${first}`;
  return { claim, seen, holds: counterexamples.length === 0 };
}
