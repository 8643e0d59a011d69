/** The synthesized app says something that the local cloud does not know; the message names what and where. */
export class AssemblyError extends Error {
  readonly code = 'AssemblyError';
}
