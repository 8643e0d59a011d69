/** Answers each message of the parent process, or tells it what failed. */
export function answering<M>(answer: (message: M) => unknown): void {
  // Nobody waits for the answer any more, and what is loaded or listened to may be another's by then.
  process.on('disconnect', () => process.exit());
  process.on('message', async (message) => {
    try {
      process.send?.((await answer(message as M)) ?? {});
    } catch (error) {
      process.send?.({ failure: error instanceof Error ? (error.stack ?? error.message) : String(error) });
    }
  });
}
