import type { CloudFrontRequest } from 'aws-lambda';
import fc from 'fast-check';
import { trainedModel } from '../../../lambdas/domain/intents/trained-model.ts';
import { handler } from '../../../lambdas/guess/index.ts';
import { withGuess } from '../../../lambdas/guess/with-guess.ts';

const HEADERS = { authorization: [{ key: 'Authorization', value: 'Bearer t' }] };

function asked(body: string, change: Partial<CloudFrontRequest> = {}): CloudFrontRequest {
  return {
    clientIp: '192.0.2.1',
    method: 'POST',
    uri: '/v1/sessions/s/completions',
    querystring: '',
    headers: HEADERS,
    body: {
      action: 'read-only',
      encoding: 'base64',
      inputTruncated: false,
      data: Buffer.from(body).toString('base64'),
    },
    ...change,
  };
}

const guessOf = (request: CloudFrontRequest) => withGuess(request, trainedModel()).headers['meridian-intent'];
const HELLO = JSON.stringify({ message: 'hello' });

describe('the guess of the edge', () => {
  test('is a header beside the others, and changes nothing else', () => {
    const request = asked(HELLO);
    expect(withGuess(request, trainedModel())).toEqual({
      ...request,
      headers: {
        ...HEADERS,
        'meridian-intent': [
          { key: 'meridian-intent', value: expect.stringMatching(/^greeting;q=(?:0\.9\d|1\.00)$/) },
        ],
      },
    });
  });

  test('takes the place of what the viewer says', () => {
    const lie = { ...HEADERS, 'meridian-intent': [{ key: 'Meridian-Intent', value: 'pricing;q=1' }] };
    expect(guessOf(asked(HELLO, { headers: lie }))?.[0]?.value).toMatch(/^greeting/);
    expect(guessOf(asked('{"message":"write a poem"}', { headers: lie }))).toBeUndefined();
    expect(guessOf(asked('', { headers: lie, method: 'GET' }))).toBeUndefined();
  });

  const { body } = asked(HELLO);
  test.each<[string, CloudFrontRequest]>([
    ['a text that is no intent', asked('{"message":"write me a poem about spring"}')],
    ['another method', asked(HELLO, { method: 'PUT' })],
    [
      'a body that is cut',
      asked(HELLO, { body: { ...body, inputTruncated: true } as CloudFrontRequest['body'] }),
    ],
    [
      'a body in clear text',
      asked(HELLO, { body: { ...body, encoding: 'text' } as CloudFrontRequest['body'] }),
    ],
    [
      'a body that no simple question needs',
      asked(JSON.stringify({ message: 'hello', a: 'x'.repeat(2_000) })),
    ],
    ['what is no JSON', asked('{"message":')],
    ['a list', asked('["hello"]')],
    ['null', asked('null')],
    ['a message that is no text', asked('{"message":{"text":"hello"}}')],
    ['no message', asked('{"text":"hello"}')],
    ['no body at all', { ...asked(HELLO), body: undefined } as unknown as CloudFrontRequest],
  ])('is none for %s, which goes on as it came', (_what, request) => {
    expect(withGuess(request, trainedModel())).toEqual(request);
  });

  test('never fails, whatever the body', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'binary' }), fc.json()), (text) => {
        expect(withGuess(asked(text), trainedModel()).body).toEqual(asked(text).body);
      }),
    );
  });

  test('is what the handler gives CloudFront', async () => {
    const config = {
      distributionDomainName: 'd.cloudfront.net',
      distributionId: 'E',
      requestId: 'r',
      eventType: 'origin-request',
    } as const;
    const { headers } = await handler({ Records: [{ cf: { config, request: asked(HELLO) } }] });
    expect(headers['meridian-intent']?.[0]?.value).toMatch(/^greeting/);
  });
});
