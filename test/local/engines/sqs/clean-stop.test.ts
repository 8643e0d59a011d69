import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createSqsEngine, type SqsEngine } from '../../../../local/engines/sqs/sqs-engine.ts';
import { REGION, resource } from '../resource.ts';
import { OPERATOR, QUEUE } from './sqs-fixture.ts';

describe('a clean stop', () => {
  const folder = mkdtempSync(join(tmpdir(), 'sqs-'));
  afterAll(() => rmSync(folder, { recursive: true }));
  const call = (target: SqsEngine, operation: string, input: object) =>
    target.call({ region: REGION, principal: OPERATOR, operation, input: { QueueUrl: '/1/kept', ...input } });

  it('keeps queued, delayed and in-flight messages, and those in flight come back when their time is over', async () => {
    const first = createSqsEngine({ folder });
    await first.provision(resource(QUEUE, 'kept'));
    await call(first, 'SendMessage', { MessageBody: 'in flight' });
    await call(first, 'ReceiveMessage', { VisibilityTimeout: 30 });
    await call(first, 'SendMessage', { MessageBody: 'queued' });
    await call(first, 'SendMessage', { MessageBody: 'delayed', DelaySeconds: 600 });
    await first.close();

    const second = createSqsEngine({ folder });
    await second.provision(resource(QUEUE, 'kept'));
    expect(second.depths(REGION)).toMatchObject([{ queue: 'kept', visible: 1, inFlight: 1, delayed: 1 }]);
    const all = { MaxNumberOfMessages: 10, AttributeNames: ['All'] };
    expect(await call(second, 'ReceiveMessage', all)).toMatchObject({ Messages: [{ Body: 'queued' }] });
    const now = jest.spyOn(Date, 'now').mockReturnValue(Date.now() + 31_000);
    expect(await call(second, 'ReceiveMessage', all)).toMatchObject({
      Messages: expect.arrayContaining([
        expect.objectContaining({
          Body: 'in flight',
          Attributes: expect.objectContaining({ ApproximateReceiveCount: '2' }),
        }),
      ]),
    });
    now.mockRestore();
    await second.close();
  });
});
