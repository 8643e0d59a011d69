/** Answers each message of the parent process, or tells it what failed. */
export function answering<M>(answer: (message: M) => unknown): void {
  process.on('message', async (message) => {
    try {
      process.send?.((await answer(message as M)) ?? {});
    } catch (error) {
      process.send?.({ failure: error instanceof Error ? (error.stack ?? error.message) : String(error) });
    }
  });
}
