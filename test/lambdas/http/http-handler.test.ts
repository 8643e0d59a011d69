import type { Context } from 'aws-lambda';
import { httpHandler } from '../../../lambdas/http/http-handler.ts';
import { RequestError } from '../../../lambdas/http/request-error.ts';
import { remembering } from '../remembering.ts';
import { request } from './request-factory.ts';

const answered = { statusCode: 200, headers: { etag: '"a"' }, body: '{"status":"ok"}' };
const asking = (method: string, handle = async () => answered) =>
  httpHandler(handle, { ...remembering(), region: 'eu-west-1', monotonicMs: () => 0 })(
    request({ method, routeKey: `${method} /v1/health` }),
    {} as Context,
  );

test('a HEAD is answered with the headers of the GET alone, which say which region answered', async () => {
  const headers = { etag: '"a"', 'meridian-region': 'eu-west-1' };
  expect(await asking('GET')).toEqual({ ...answered, headers });
  expect(await asking('HEAD')).toEqual({ ...answered, headers, body: '' });
});

test('a HEAD that is refused has no body either', async () => {
  const refused = await asking('HEAD', async () => {
    throw new RequestError('not-found', 'There is no such session among yours.');
  });
  expect(refused).toMatchObject({ statusCode: 404, body: '' });
  expect(refused.headers).toMatchObject({
    'content-type': 'application/problem+json',
    'meridian-region': 'eu-west-1',
  });
});
