/** Asks again only when the last answer, a failure included, is so many milliseconds old; who asks meanwhile shares it. */
export function keptFor<T>(ageMs: number, nowMs: () => number, ask: () => Promise<T>): () => Promise<T> {
  let kept: { readonly answer: Promise<T>; readonly askedMs: number } | undefined;
  return () => {
    if (kept === undefined || nowMs() - kept.askedMs >= ageMs) {
      kept = { answer: ask(), askedMs: nowMs() };
    }
    return kept.answer;
  };
}
