const EVERY_MS = 5_000;

/** Prints how far long work is, at most every five seconds. */
export function progress(): (line: () => string) => void {
  let lastMs = performance.now();
  return (line) => {
    if (performance.now() - lastMs >= EVERY_MS) {
      lastMs = performance.now();
      console.log(`  ${line()}`);
    }
  };
}
