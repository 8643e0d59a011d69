// Imported for its effect: what is wrong with the options ends a command with a sentence instead of a stack.
process.on('uncaughtException', (error: Error & { readonly code?: string }) => {
  console.error(isOfOptions(error) ? error.message : (error.stack ?? String(error)));
  process.exit(1);
});

/** Node's own have a code of their kind; ours begin with the option that they are about. */
function isOfOptions({ code, message }: { readonly code?: string; readonly message: string }): boolean {
  return code?.startsWith('ERR_PARSE_ARGS') === true || message.startsWith('--');
}
