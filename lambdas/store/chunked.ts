/** Things in order, in groups of at most so many. */
export function chunked<T>(things: readonly T[], most: number): T[][] {
  const chunks: T[][] = [];
  for (let at = 0; at < things.length; at += most) {
    chunks.push(things.slice(at, at + most));
  }
  return chunks;
}
