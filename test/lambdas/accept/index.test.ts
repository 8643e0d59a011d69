import { createHash } from 'node:crypto';
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Context } from 'aws-lambda';
import { Env } from '../../../lambdas/contract/environment.ts';
import { request } from '../http/request-factory.ts';

test('the handler runs on nothing but its environment and a queue', async () => {
  const bodies: string[] = [];
  const server = http.createServer(async (incoming, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of incoming) {
      chunks.push(chunk);
    }
    const { MessageBody } = JSON.parse(Buffer.concat(chunks).toString());
    bodies.push(MessageBody);
    const MD5OfMessageBody = createHash('md5').update(MessageBody).digest('hex');
    response.end(JSON.stringify({ MessageId: 'm', MD5OfMessageBody }));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  Object.assign(process.env, {
    [Env.interactiveQueueUrl]: 'http://queues/1/interactive',
    [Env.bulkQueueUrl]: 'http://queues/1/bulk',
    [Env.lanes]: 'eu-west-1.1',
    [Env.sessionTable]: 'Session',
    [Env.userKeySalt]: 'pepper',
    [Env.tenantClaim]: 'tenant',
    [Env.commandsPerSecond]: '500',
    [Env.commandBurst]: '2000',
    AWS_REGION: 'eu-west-1',
    AWS_ACCESS_KEY_ID: 'AKID',
    AWS_SECRET_ACCESS_KEY: 'secret',
    AWS_ENDPOINT_URL: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    POWERTOOLS_LOG_LEVEL: 'SILENT',
    POWERTOOLS_METRICS_DISABLED: 'true',
  });
  const { handler } = await import('../../../lambdas/accept/index.ts');
  const answer = await handler(request({ routeKey: 'POST /v1/sessions' }), {} as Context);
  server.closeAllConnections();
  server.close();
  expect(answer.statusCode).toBe(202);
  expect(JSON.parse(bodies[0] ?? '').event.type).toBe('session.created');
});
