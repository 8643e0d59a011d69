// Imported for its effect: what AWS refuses ends a command with a sentence instead of a stack.
process.on('uncaughtException', (error) => {
  console.error(sentenceOf(error));
  process.exit(1);
});

/** What to do about an error, by its name: `@aws-sdk` and the services tell theirs apart by nothing else. */
const SENTENCES: Readonly<Record<string, string>> = {
  CredentialsProviderError:
    'No AWS credentials were found; sign in, or set AWS_PROFILE, or AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY.',
  ExpiredTokenException: 'The AWS credentials have expired; sign in again.',
  UnrecognizedClientException:
    'AWS does not know these credentials; look which AWS_PROFILE, account and region they are for.',
  InvalidSignatureException: 'The AWS secret key does not fit its access key; sign in again.',
  AccessDeniedException: 'These AWS credentials may not do this.',
  ResourceNotFoundException:
    'It is not there; look at the region, which is the first or the --region argument, and at the name.',
  ENOTFOUND:
    'No such address; look at how the region is spelt, at AWS_ENDPOINT_URL (for localhost, docs/local-cloud.md has the command), and at the network.',
  ERR_INVALID_URL:
    'An address cannot be read; look at AWS_ENDPOINT_URL, which must be one like http://127.0.0.1:8082.',
  ECONNREFUSED: 'Nobody answers there; is the local cloud running, and does AWS_ENDPOINT_URL point to it?',
};

function sentenceOf(error: Error & { readonly code?: string }): string {
  // Over HTTP/2 the code is that of the stream, and what became of the connection stands in the message.
  const [inMessage] = /\b(?:ECONNREFUSED|ENOTFOUND)\b/.exec(error.message) ?? [];
  const sentence = SENTENCES[error.name] ?? SENTENCES[error.code ?? ''] ?? SENTENCES[inMessage ?? ''];
  // A fault of the command itself is of use with its stack only.
  return sentence === undefined
    ? (error.stack ?? String(error))
    : `${sentence}\n${error.name}: ${error.message}`;
}
