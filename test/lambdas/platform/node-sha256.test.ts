import { SignatureV4 } from '@smithy/signature-v4';
import { NodeSha256 } from '../../../lambdas/platform/node-sha256.ts';

test('signs the example of the AWS documentation to the byte', async () => {
  // "get-vanilla" of the SigV4 test suite.
  const signer = new SignatureV4({
    service: 'service',
    region: 'us-east-1',
    credentials: { accessKeyId: 'AKIDEXAMPLE', secretAccessKey: 'wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY' },
    sha256: NodeSha256,
    applyChecksum: false,
  });
  const request = {
    method: 'GET',
    protocol: 'https:',
    hostname: 'example.amazonaws.com',
    path: '/',
    query: {},
    headers: { host: 'example.amazonaws.com' },
  };
  const { headers } = await signer.sign(request, { signingDate: new Date('2015-08-30T12:36:00Z') });
  expect(headers.authorization).toBe(
    'AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20150830/us-east-1/service/aws4_request, ' +
      'SignedHeaders=host;x-amz-date, ' +
      'Signature=5fa00fa31553b73ebf1942676e86291e8372ff2a2260956d9b8aae1d763fbf31',
  );
});

test('cannot be reset', () => {
  expect(() => new NodeSha256().reset()).toThrow('make a new one');
});
