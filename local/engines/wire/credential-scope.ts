/** What the `Authorization` header of a signed request says about the caller and the service. */
export interface CredentialScope {
  readonly accessKeyId: string;
  /** `*` where SigV4A signs for every region at once. */
  readonly region: string;
  /** SigV4 signing name: `dynamodb` for its streams too. */
  readonly service: string;
}

const SIGV4 = /^AWS4-HMAC-SHA256\s+Credential=([^/\s]+)\/\d{8}\/([^/\s]+)\/([^/\s]+)\/aws4_request/;
// SigV4A leaves the region out of the scope and sends it as X-Amz-Region-Set.
// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-create-signed-request.html
const SIGV4A = /^AWS4-ECDSA-P256-SHA256\s+Credential=([^/\s]+)\/\d{8}\/([^/\s]+)\/aws4_request/;

/** Reads the scope; undefined for an unsigned request. The signature itself is not verified. */
export function credentialScope(authorization: string | undefined): CredentialScope | undefined {
  const symmetric = SIGV4.exec(authorization ?? '');
  if (symmetric) return scope(symmetric[1], symmetric[2], symmetric[3]);
  const asymmetric = SIGV4A.exec(authorization ?? '');
  return asymmetric ? scope(asymmetric[1], '*', asymmetric[2]) : undefined;
}

function scope(accessKeyId = '', region = '', service = ''): CredentialScope {
  return { accessKeyId, region, service };
}
