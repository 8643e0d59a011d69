// Imported for its effect: --help tells what a command takes, and what is wrong with its options ends it with a
// sentence instead of a stack.
import { basename } from 'node:path';
import { USAGE } from './usage.ts';

const usage = USAGE[basename(process.argv[1] ?? '', '.ts')] ?? '';

if (process.argv.slice(2).some((word) => word === '--help' || word === '-h')) {
  console.log(usage);
  process.exit(0);
}

process.on('uncaughtException', (error: Error & { readonly code?: string }) => {
  const complaint = complaintOf(error);
  console.error(complaint ?? error.stack ?? String(error));
  // 1 says that something was measured and missed its goal, or went wrong.
  process.exit(complaint === undefined ? 1 : 2);
});

/** About options: Node's own have a code of their kind, ours begin with the option. */
function complaintOf(error: Error & { readonly code?: string }): string | undefined {
  if (error.code?.startsWith('ERR_PARSE_ARGS') === true) return `${error.message}\n${usage}`;
  return error.message.startsWith('--') ? error.message : undefined;
}
