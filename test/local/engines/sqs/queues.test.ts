import {
  CreateQueueCommand,
  GetQueueAttributesCommand,
  GetQueueUrlCommand,
  ListDeadLetterSourceQueuesCommand,
  ListQueuesCommand,
  PurgeQueueCommand,
  SendMessageCommand,
  StartMessageMoveTaskCommand,
} from '@aws-sdk/client-sqs';
import { ACCOUNT, REGION, resource } from '../resource.ts';
import { arn, endAll, OPERATOR, QUEUE, redriveTo, served } from './sqs-fixture.ts';

afterEach(endAll);

describe('dead letters', () => {
  it('are what was received too often, with their body and age, and can be moved back', async () => {
    const { sqs, urlOf, send, receive } = await served();
    const { MessageId } = await send('poison');
    expect(await receive({ VisibilityTimeout: 0 })).toHaveLength(1);
    expect(await receive()).toEqual([]);
    const [letter] = await receive({ QueueUrl: urlOf('dead'), VisibilityTimeout: 0 });
    expect(letter).toMatchObject({ MessageId, Body: 'poison' });
    await sqs.send(new StartMessageMoveTaskCommand({ SourceArn: arn('dead') }));
    const [redriven] = await receive();
    expect(redriven).toMatchObject({ Body: 'poison', Attributes: { ApproximateReceiveCount: '1' } });
  });

  it('name the queues that they come from', async () => {
    const { sqs, urlOf } = await served();
    const { queueUrls } = await sqs.send(new ListDeadLetterSourceQueuesCommand({ QueueUrl: urlOf('dead') }));
    expect(queueUrls).toEqual([urlOf('q')]);
  });
});

describe('queues', () => {
  it('are told by the URL that clients reach, with and without useQueueUrlAsEndpoint', async () => {
    const { sqs, clientIn, urlOf, receive } = await served();
    const { QueueUrl } = await sqs.send(new GetQueueUrlCommand({ QueueName: 'q' }));
    expect(QueueUrl).toBe(urlOf('q'));
    const byEndpoint = clientIn(REGION, { useQueueUrlAsEndpoint: false });
    await byEndpoint.send(
      new SendMessageCommand({ QueueUrl: `http://elsewhere:1/${ACCOUNT}/q`, MessageBody: 'x' }),
    );
    expect(await receive()).toHaveLength(1);
  });

  it('belong to one region each', async () => {
    const { engine, clientIn, send } = await served();
    await engine.provision(resource(QUEUE, 'q', {}, 'us-east-1'));
    await send('x');
    expect(engine.depths('us-east-1')).toMatchObject([{ queue: 'q', visible: 0 }]);
    const { QueueUrls } = await clientIn('ap-northeast-1').send(new ListQueuesCommand({}));
    expect(QueueUrls ?? []).toEqual([]);
  });

  it('show the attributes of their template', async () => {
    const { engine, sqs, urlOf } = await served();
    await engine.provision(resource(QUEUE, 'q', { ...redriveTo('dead', 20), VisibilityTimeout: 180 }));
    const { Attributes } = await sqs.send(
      new GetQueueAttributesCommand({ QueueUrl: urlOf('q'), AttributeNames: ['All'] }),
    );
    expect(Attributes).toMatchObject({ QueueArn: arn('q'), VisibilityTimeout: '180' });
    expect(JSON.parse(Attributes?.RedrivePolicy ?? '')).toEqual(redriveTo('dead', 20).RedrivePolicy);
  });

  it('with a property that the local cloud does not know fail the start', async () => {
    const { engine } = await served();
    const provisioning = engine.provision(resource(QUEUE, 'q', { Sharding: 3 }));
    await expect(provisioning).rejects.toThrow('Queue q-id has Sharding');
  });

  it('may be created again as they are, not otherwise', async () => {
    const { sqs, urlOf } = await served();
    const create = (seconds: string) =>
      sqs.send(new CreateQueueCommand({ QueueName: 'new', Attributes: { DelaySeconds: seconds } }));
    expect((await create('5')).QueueUrl).toBe(urlOf('new'));
    await create('5');
    await expect(create('6')).rejects.toMatchObject({ name: 'QueueNameExists' });
  });

  it('can be purged', async () => {
    const { sqs, urlOf, send, receive } = await served();
    await send('x');
    await sqs.send(new PurgeQueueCommand({ QueueUrl: urlOf('q') }));
    expect(await receive()).toEqual([]);
  });

  it('need the permission for one message for a batch', async () => {
    const { engine, urlOf } = await served();
    const input = { QueueUrl: urlOf('q') };
    const call = { region: REGION, principal: OPERATOR, operation: 'SendMessageBatch', input };
    expect(engine.access(call)).toEqual([{ action: 'sqs:SendMessage', resource: arn('q') }]);
  });
});
