/** A bundle that must not be deployed; the message says what to change. */
export class BuildError extends Error {
  override readonly name = 'BuildError';
}
