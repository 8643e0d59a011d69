const TIMEOUT_MS = 1_000;

/** Asks an API for its health. No answer within a second, or any but 2xx, is a no. */
export async function probe(api: string): Promise<boolean> {
  try {
    const response = await fetch(`${api}/v1/health`, { signal: AbortSignal.timeout(TIMEOUT_MS) });
    // An unread body would keep its connection.
    await response.arrayBuffer();
    return response.ok;
  } catch {
    return false;
  }
}
