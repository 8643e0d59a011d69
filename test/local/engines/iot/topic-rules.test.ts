import { until } from '../../lambda/mapping-fixture.ts';
import {
  AUTHORIZER_ARN,
  broker,
  closeBrokers,
  FUNCTION_ARN,
  letIn,
  queueAction,
  rule,
  toFunction,
  whispering,
} from './iot-fixture.ts';

afterEach(closeBrokers);

describe('a topic rule', () => {
  test('hands a message with what it adds to a function', async () => {
    const sql = "SELECT *, topic() AS topic, topic(4) AS user, clientid() AS client FROM 'm/app/u/+/eph/+'";
    const { connected, seen } = await whispering(sql);
    const client = await connected('kim~1');
    client.publish('m/app/u/kim/eph/s1', '{"data":{"typing":true}}');
    client.publish('m/app/u/kim/other', '{}');
    await until(() => seen.length > 0);
    expect(seen).toEqual([
      { data: { typing: true }, topic: 'm/app/u/kim/eph/s1', user: 'kim', client: 'kim~1' },
    ]);
  });

  test('takes what it names of a payload, and nothing that a payload brings along or lacks', async () => {
    const { connected, seen } = await whispering("SELECT data, topic(2) AS author FROM 'm/+'");
    const client = await connected('kim~1');
    for (const payload of ['{"data":[1],"author":"lee"}', '{"author":"lee"}', '7', 'no json']) {
      client.publish('m/kim', payload);
    }
    await until(() => seen.length === 4);
    expect(seen).toEqual([
      { data: [1], author: 'kim' },
      { author: 'kim' },
      { author: 'kim' },
      { author: 'kim' },
    ]);
  });

  test('adds nothing to a payload that is no JSON object', async () => {
    const { connected, seen, said } = await whispering("SELECT *, topic() AS topic FROM 'a'");
    const client = await connected('kim');
    client.publish('a', 'not json');
    await until(() => said.length > 0);
    expect(said).toEqual([
      'app_whisper: Error: the payload on a is no JSON object, so that nothing can be added to it',
    ]);
    expect(seen).toEqual([]);
  });

  test('wants what its condition says, and nothing that lacks it', async () => {
    const { connected, seen } = await whispering("SELECT * FROM 'a' WHERE kind = 'b'");
    const client = await connected('kim');
    for (const payload of ['{"kind":"c"}', '{"other":"b"}', 'kind', '["b"]', '{"kind":"b","at":1}'])
      client.publish('a', payload);
    await until(() => seen.length > 0);
    expect(seen).toEqual([{ kind: 'b', at: 1 }]);
  });

  test('tells its error action what failed, and the log why', async () => {
    const failing = rule('app_presence', "SELECT * FROM 'a'", {
      Actions: [{ Lambda: { FunctionArn: FUNCTION_ARN } }],
      ErrorAction: queueAction(),
    });
    const { connected, queued, said } = await broker(
      ({ functionArn }) => (functionArn === AUTHORIZER_ARN ? letIn() : new Error('broken')),
      [failing],
    );
    const client = await connected('kim');
    client.publish('a', '{"b":1}');
    const [failure] = await queued();
    expect(failure).toEqual({
      ruleName: 'app_presence',
      topic: 'a',
      clientId: 'kim',
      base64OriginalPayload: Buffer.from('{"b":1}').toString('base64'),
      failures: [
        {
          failedAction: 'LambdaAction',
          failedResource: FUNCTION_ARN,
          errorMessage: expect.stringContaining('broken'),
        },
      ],
    });
    expect(said).toEqual([expect.stringContaining('broken')]);
  });

  test.each([
    ["SELECT a.b FROM 'x'", /does not know a\.b in the SQL/],
    ["SELECT * FROM 'x' WHERE a = 1", /does not know the statement/],
    ["SELECT *, upper(a) AS b FROM 'x'", /does not know upper\(a\) AS b/],
    ["SELECT *, topic() FROM 'x'", /does not know topic\(\) in/],
  ])('fails the start with a sentence for %s', async (sql, message) => {
    await expect(broker(() => letIn(), [toFunction(sql)])).rejects.toThrow(message);
  });

  test.each([
    [rule('app_x', "SELECT * FROM 'a'", { Actions: [{ Sns: {} }] }), /resource app_x-id: .* the action Sns/],
    [
      rule('app-x', "SELECT * FROM 'a'", { Actions: [] }),
      /name is app-x; .* letters, digits and underscores/,
    ],
  ])('fails the start with a sentence for what nobody can do', async (bad, message) => {
    await expect(broker(() => letIn(), [bad])).rejects.toThrow(message);
  });
});
