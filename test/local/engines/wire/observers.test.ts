import { DynamoDBClient, PutItemCommand } from '@aws-sdk/client-dynamodb';
import { KinesisClient, ListStreamsCommand } from '@aws-sdk/client-kinesis';
import { AwsError } from '../../../../local/engines/engine.ts';
import type { CallRecord } from '../../../../local/engines/wire/gate.ts';
import { fakeEngine } from './fake-engine.ts';
import { clientOf, closeAll, ITEM, start } from './wire-fixture.ts';

afterEach(closeAll);

describe('an observer', () => {
  it('hears of each call with its outcome', async () => {
    const engine = fakeEngine('dynamodb', ({ input }) => {
      if (input.TableName === 'T') return {};
      throw new AwsError('ResourceNotFoundException', 'no such table');
    });
    const wire = await start(engine);
    const heard: CallRecord[] = [];
    wire.afterCall((record) => void heard.push(record));
    const client = new DynamoDBClient(clientOf(wire.url));
    await client.send(new PutItemCommand(ITEM));
    await expect(client.send(new PutItemCommand({ ...ITEM, TableName: 'U' }))).rejects.toThrow(
      'no such table',
    );
    const common = { region: 'eu-west-1', service: 'dynamodb', operation: 'PutItem' };
    expect(heard).toMatchObject([common, { ...common, errorCode: 'ResourceNotFoundException' }]);
    expect(heard[0]).not.toHaveProperty('errorCode');
  });

  it('runs after the engine did its work and can keep the answer from the caller', async () => {
    const engine = fakeEngine('dynamodb', () => ({}));
    const wire = await start(engine);
    wire.afterCall(() => Promise.reject(new Error('the environment is dead')));
    await expect(new DynamoDBClient(clientOf(wire.url)).send(new PutItemCommand(ITEM))).rejects.toThrow();
    expect(engine.calls).toHaveLength(1);
  });

  it('keeps it from a caller over HTTP/2 as well', async () => {
    const engine = fakeEngine('kinesis', () => ({ StreamNames: [] }));
    const wire = await start(engine);
    wire.afterCall(() => {
      throw new Error('the environment is dead');
    });
    const kinesis = new KinesisClient(clientOf(wire.url));
    await expect(kinesis.send(new ListStreamsCommand({}))).rejects.toThrow();
    expect(engine.calls).toHaveLength(1);
    kinesis.destroy();
  });
});
