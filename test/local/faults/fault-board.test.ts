import { createFaultBoard } from '../../../local/faults/fault-board.ts';
import { NO_FAULTS } from '../../../local/faults/faults.ts';
import { InvalidFaults } from '../../../local/faults/valid-faults.ts';

describe('the fault board', () => {
  test('keeps what a subset does not name', () => {
    const board = createFaultBoard();
    board.change({ regions: { 'eu-west-1': 'down' } });
    board.change({ replication: { partitions: [['us-east-1', 'eu-west-1']] } });
    expect(board.current.regions).toEqual({ 'eu-west-1': 'down' });
    expect(board.current.replication).toEqual({
      ...NO_FAULTS.replication,
      partitions: [['us-east-1', 'eu-west-1']],
    });
  });

  test('lifts a fault by an empty value', () => {
    const board = createFaultBoard();
    board.change({ regions: { 'eu-west-1': 'down' }, lambda: { crash: { apply: 0.5 } } });
    board.change({ regions: {}, lambda: { crash: {} } });
    expect(board.current).toEqual(NO_FAULTS);
  });

  test('replaces a table by name whole, and merges the members of a group', () => {
    const board = createFaultBoard();
    board.change({ clock: { 'us-east-1': 5 }, throttle: { sqs: 0.1 }, sqs: { lost: 0.2 } });
    board.change({ clock: { 'eu-west-1': -5 }, throttle: { kinesis: 0.3 }, sqs: { delayMs: 9 } });
    expect(board.current.clock).toEqual({ 'eu-west-1': -5 });
    expect(board.current.throttle).toEqual({ dynamodb: 0, kinesis: 0.3, sqs: 0.1 });
    expect(board.current.sqs).toEqual({ duplicate: 0, reorder: false, delayMs: 9, lost: 0.2 });
  });

  test('tells its listeners of every change', () => {
    const board = createFaultBoard();
    const seeds: number[] = [];
    board.onChange((faults) => seeds.push(faults.seed));
    board.change({ seed: 7 });
    board.reset();
    expect(seeds).toEqual([7, NO_FAULTS.seed]);
  });

  test.each([
    [{ regoins: {} }, '/regoins'],
    [{ replication: { lag: 3 } }, '/replication/lag'],
    [{ lambda: { crash: { apply: 2 } } }, '/lambda/crash/apply is 2; allowed is a probability from 0 to 1'],
    [{ regions: { 'eu-west-1': 'dwon' } }, '/regions/eu-west-1 is "dwon"; allowed is "down"'],
    [{ replication: { lagMs: [9, 3] } }, '/replication/lagMs is [9, 3]'],
    [{ sqs: { lost: -1 } }, '/sqs/lost is -1; allowed is a probability'],
    [{ lambda: { crashAfter: { apply: 'put records' } } }, 'allowed is the name of an AWS operation'],
    [{ lambda: { crashDuring: { apply: { operation: 'PutItem' } } } }, '/lambda/crashDuring/apply is'],
    [{ throttle: { s3: 0.5 } }, 'There is no fault /throttle/s3'],
    [{ keyValueStore: 'slow' }, '/keyValueStore is "slow"; allowed is "ok", "fail" or {"slowMs":300}'],
    [{ clock: { 'eu-west-1': 0.5 } }, 'a whole number of milliseconds'],
    [{ replication: { links: { 'us-east-1>eu-west-1': [5, 1] } } }, '/replication/links/us-east-1>eu-west-1'],
    [
      { replication: { links: { 'us-east-1': [1, 2] } } },
      '"us-east-1" is no link; name two different regions',
    ],
    [{ replication: { links: { 'us-east-1>us-east-1': [1, 2] } } }, '"us-east-1>us-east-1" is no link'],
    [{ replication: { links: { 'a>b>a': [1, 2] } } }, '/replication/links: "a>b>a" is no link'],
    [
      { replication: { partitions: [['us-east-1', 'us-east-1']] } },
      '/replication/partitions: ["us-east-1","us-east-1"] is no pair; name two different regions.',
    ],
    [
      { sqs: { delayMs: 9e15 } },
      '/sqs/delayMs is 9000000000000000; allowed is a whole number of milliseconds',
    ],
    [{ lambda: { slowMs: { apply: 86_400_001 } } }, 'from 0 to 86400000, a day'],
    [{ clock: { 'eu-west-1': 1e17 } }, '/clock/eu-west-1 is 100000000000000000; allowed is'],
    [{ clock: { 'eu-west-1': -1e17 } }, 'below 0 for a clock that is behind'],
    [[], 'allowed is an object of faults'],
    [undefined, 'The body'],
  ])('refuses %j with a sentence and changes nothing', (subset, reason) => {
    const board = createFaultBoard();
    expect(() => board.change(subset)).toThrow(InvalidFaults);
    expect(() => board.change(subset)).toThrow(reason);
    expect(board.current).toEqual(NO_FAULTS);
  });
});

describe('names on the fault board', () => {
  const board = createFaultBoard();
  board.know({
    regions: ['us-east-1', 'eu-west-1'],
    functions: ['meridian-accept', 'meridian-apply'],
    operations: ['PutItem', 'PutRecords', 'GetKey'],
    mayCall: (name, operation) => operation === 'PutRecords' || name === 'meridian-apply',
  });

  test.each([
    { regions: { 'us-east-1': 'down' }, clock: { 'eu-west-1': 5 } },
    { replication: { partitions: [['us-east-1', 'eu-west-1']], links: { 'us-east-1>eu-west-1': [1, 2] } } },
    {
      lambda: {
        crashBefore: { apply: 'PutItem', '*': 'GetKey' },
        crashDuring: { apply: { operation: '*', probability: 0.1 } },
        crashAfter: { accept: { operation: 'PutRecords', probability: 0.1 } },
      },
    },
    { lambda: { crash: { apply: 0.1 }, slowMs: { 'meridian-accept': 5 }, coldStart: { '*': 0.1 } } },
  ])('that exist are taken: %j', (subset) => {
    expect(board.change(subset)).toMatchObject(subset);
  });

  test.each([
    [{ regions: { 'us-east-2': 'down' } }, 'no region "us-east-2"; there are us-east-1, eu-west-1.'],
    [{ clock: { mars: 5 } }, '/clock: there is no region "mars"'],
    [
      { replication: { partitions: [['us-east-1', 'x']] } },
      '/replication/partitions: there is no region "x"',
    ],
    [{ replication: { links: { 'us-east-1>eu-west-2': [1, 2] } } }, 'no region "eu-west-2"'],
    [
      { lambda: { crash: { aply: 0.1 } } },
      '/lambda/crash: there is no function "aply"; there are *, meridian-accept, meridian-apply.',
    ],
    [
      { lambda: { crashAfter: { apply: 'Putrecords' } } },
      '/lambda/crashAfter: there is no operation "Putrecords"; there are *, PutItem, PutRecords, GetKey.',
    ],
    [
      { lambda: { crashBefore: { apply: { operation: 'PutRecord', probability: 0.1 } } } },
      '/lambda/crashBefore: there is no operation "PutRecord"',
    ],
    [
      { lambda: { crashBefore: { accept: 'GetKey' } } },
      '/lambda/crashBefore: the role of "accept" allows no GetKey; give one of *, PutRecords.',
    ],
    [
      { lambda: { crashDuring: { 'meridian-accept': { operation: 'PutItem', probability: 0.1 } } } },
      '/lambda/crashDuring: the role of "meridian-accept" allows no PutItem; give one of *, PutRecords.',
    ],
  ])('that nobody has are refused with what there is: %j', (subset, reason) => {
    const before = board.current;
    expect(() => board.change(subset)).toThrow(reason);
    expect(board.current).toBe(before);
  });
});

describe('the dice of the fault board', () => {
  const throwsOf = (board: ReturnType<typeof createFaultBoard>, kind: 'lost' | 'duplicated') =>
    Array.from({ length: 40 }, () => board.strikes(kind, 'eu-west-1', 0.5));

  test('fall the same for the same seed, and anew when it is named again', () => {
    const board = createFaultBoard();
    board.change({ seed: 7 });
    const first = throwsOf(board, 'lost');
    expect(throwsOf(board, 'lost')).not.toEqual(first);
    board.change({ seed: 7 });
    expect(throwsOf(board, 'lost')).toEqual(first);
    board.change({ seed: 8 });
    expect(throwsOf(board, 'lost')).not.toEqual(first);
  });

  test('of one kind and region do not move those of another', () => {
    const alone = throwsOf(createFaultBoard(), 'lost');
    const board = createFaultBoard();
    throwsOf(board, 'duplicated');
    board.strikes('lost', 'us-east-1', 0.5);
    board.strikes('lost', 'eu-west-1', 0.5, 'another');
    board.strikes('lost', 'eu-west-1', 0);
    expect(throwsOf(board, 'lost')).toEqual(alone);
  });

  test('count what strikes, by region', () => {
    const board = createFaultBoard();
    const hits = throwsOf(board, 'lost').filter(Boolean).length;
    board.count('slowed', 'us-east-1');
    expect(board.countsOf('eu-west-1')).toEqual({ lost: hits });
    expect(board.countsOf('us-east-1')).toEqual({ slowed: 1 });
    expect(board.countsOf('ap-northeast-1')).toEqual({});
  });
});
