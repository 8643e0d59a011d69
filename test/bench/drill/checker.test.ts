import { canonical } from '../../../lambdas/domain/canonical.ts';
import { identityOf, stamped } from '../../../lambdas/domain/lane.ts';
import { ANNA, BEN, DUBLIN, eventAt, SEOUL, SESSION, sent, sha256 } from '../../lambdas/domain/factories.ts';
import { CITY, COMMITS, commitAt, HELLO, INVITED, OWN } from './commits.ts';
import { questionAt, takenBack } from './questions.ts';
import { against, LETTER, told, withCommits, withEntries, withReplicas, world, written } from './world.ts';

const isDublin = (region: string): boolean => region === 'eu-west-1';
const MALLORY = 'e'.repeat(32);
const [first, , third] = COMMITS as [(typeof COMMITS)[0], (typeof COMMITS)[0], (typeof COMMITS)[0]];

it('has nothing against a history in which all is well', () => {
  expect(against(world())).toEqual({});
});

describe('lost writes', () => {
  it('finds one that was accepted and is nowhere', () => {
    const message = sent(9, 'gone');
    expect(against(withEntries(written(message)))).toEqual({ lost: 1 });
  });

  it.each(['too-large: The profile is full.', 'gave-up: It failed for 13 days.'])(
    'finds one that failed, though nothing comes near a cap: %s',
    (why) => {
      const message = sent(9, 'refused');
      const failures = new Map([[`${SESSION} ${identityOf(message.event)}`, why]]);
      const { evidence } = withReplicas(() => ({ failures }));
      expect(against({ entries: [...world().entries, written(message)], evidence })).toEqual({ lost: 1 });
    },
  );

  it('wants letters that nobody can read to fail', () => {
    const letter = sent(9, 'garbled');
    const { entries } = withEntries(written(letter, { isUnreadable: true }));
    const failures = new Map([[`${SESSION} ${identityOf(letter.event)}`, 'unreadable: It is no intent.']]);
    expect(against({ entries, evidence: withReplicas(() => ({ failures })).evidence })).toEqual({});
    expect(against({ entries, evidence: world().evidence })).toEqual({ lost: 1 });
  });

  it.each([
    ['is not archived', () => []],
    ['is archived with other bytes', () => [{ ...LETTER, body: 'no inten' }]],
    ['is archived as one of another queue', () => [{ ...LETTER, queue: 'asks-dead-letters' }]],
    ['is archived in another region', () => [{ ...LETTER, region: 'us-east-1' }]],
  ])('finds a dead letter that %s', (_, archived) => {
    expect(against(withReplicas(() => ({ archived: archived() })))).toEqual({ lost: 1 });
  });

  it('lets one go that nobody accepted', () => {
    expect(against(withEntries(written(sent(9, 'refused'), { status: 503 })))).toEqual({});
  });

  it('finds one that is committed and overwritten in the state of one region', () => {
    const lost = withReplicas(({ region, profiles }) =>
      isDublin(region)
        ? { profiles: new Map([[SESSION, `{"profile":${canonical({ city: 'Seoul', [OWN]: '0:2' })}}`]]) }
        : { profiles },
    );
    expect(against(lost)).toEqual({ lost: 1, divergent: 1 });
  });

  it('finds a message that one region does not show', () => {
    const unshown = withReplicas(({ region, messages }) => ({
      messages: isDublin(region) ? new Set() : messages,
    }));
    expect(against(unshown)).toEqual({ lost: 1 });
  });
});

describe('unknown ends', () => {
  it('finds what is pending after everything has healed', () => {
    expect(against(withEntries({ ...told({ final: true, end: 'pending' }), region: 'us-east-1' }))).toEqual({
      unknown: 1,
    });
  });

  it('finds a question that nobody answers', () => {
    expect(against(withEntries(told({ final: true, end: undefined }, 503)))).toEqual({ unknown: 1 });
  });
});

describe('double effects', () => {
  it('finds an event that is twice in a lane', () => {
    const twice = withCommits([...COMMITS, commitAt(DUBLIN, 3, HELLO)]);
    expect(against(twice).double).toBe(1);
  });

  it('allows an event in two lanes, to which it was sent while they were parted', () => {
    const both = withCommits([...COMMITS, commitAt(SEOUL, 2, HELLO)]);
    expect(against(both).double).toBeUndefined();
  });

  it('finds a message that was committed again under another id', () => {
    expect(against(withCommits([...COMMITS, commitAt(SEOUL, 2, sent(7, 'hello', BEN))])).double).toBe(1);
  });

  it('finds an event under the key of somebody who did not send it', () => {
    expect(against(withCommits([...COMMITS, commitAt(SEOUL, 2, sent(2, 'hello', ANNA))])).double).toBe(1);
  });

  it('finds members and questions that nobody asked for', () => {
    const invitedTwice = eventAt(8, 'member.added', INVITED.event.data as { member: string });
    for (const event of [stamped(invitedTwice, sha256), questionAt(8), takenBack(questionAt(8))]) {
      expect(against(withCommits([...COMMITS, commitAt(SEOUL, 2, event)])).double).toBe(1);
    }
  });

  it('allows one event for each request whose id nobody told its author', () => {
    const nameless = written(sent(0, 'hi'), { eventId: undefined, status: 0 });
    const commits = [...COMMITS, commitAt(SEOUL, 2, sent(7, 'hi'))];
    const { evidence } = withCommits(commits);
    const entries = [...world().entries, nameless];
    expect(against({ entries, evidence }).double).toBeUndefined();
    const again = withCommits([...commits, commitAt(SEOUL, 3, sent(8, 'hi'))]).evidence;
    expect(against({ entries, evidence: again }).double).toBe(1);
  });

  it('takes what made the session and its members as sent', () => {
    const created = stamped(eventAt(0, 'session.created', {}), sha256);
    const joined = stamped(eventAt(5, 'member.added', { member: BEN }), sha256);
    const both = withCommits([...COMMITS, commitAt(SEOUL, 2, created, joined)]);
    expect(against(both).double).toBeUndefined();
    const joinedAgain = stamped(eventAt(6, 'member.added', { member: BEN }), sha256);
    expect(against(withCommits([...COMMITS, commitAt(SEOUL, 2, joined, joinedAgain)])).double).toBe(1);
  });

  it('finds an event that carries what nobody sent', () => {
    const forged = withCommits([first, commitAt(DUBLIN, 1, sent(2, 'forged', HELLO.event.source)), third]);
    expect(against(forged).double).toBe(1);
  });
});

describe('divergence', () => {
  it('finds an item that one region lacks, and one that differs', () => {
    const lacking = withReplicas(({ region, items }) => ({
      items: isDublin(region) ? new Map([...items].slice(1)) : items,
    }));
    expect(against(lacking)).toEqual({ divergent: 1 });
    const other = withReplicas(({ region, items }) => ({
      items: isDublin(region) ? new Map([...items].map(([key]) => [key, 'other'])) : items,
    }));
    expect(against(other)).toEqual({ divergent: COMMITS.length });
  });
});

describe('Kinesis', () => {
  it('finds a committed event that the stream of its region lacks', () => {
    expect(against(withReplicas(() => ({ streamed: [] })))).toEqual({ kinesis: 4 });
  });

  it('finds a record with a version at which the event is not', () => {
    const moved = withReplicas(({ region, streamed }) => ({
      streamed: isDublin(region)
        ? streamed.map((record) => ({ ...record, version: record.version + 1 }))
        : streamed,
    }));
    expect(against(moved)).toEqual({ kinesis: 3 });
  });

  it('finds a record that is put under another key than its session’s', () => {
    const astray = withReplicas(({ region, streamed }) => ({
      streamed: isDublin(region)
        ? streamed.map((record) => ({ ...record, partitionKey: record.id }))
        : streamed,
    }));
    expect(against(astray)).toEqual({ kinesis: 3 });
  });

  it('takes what another region committed, as that region has it: a repeat brings it', () => {
    const all = world().evidence.replicas.flatMap(({ streamed }) => streamed);
    const strayed = withReplicas(({ region, streamed }) => ({ streamed: isDublin(region) ? all : streamed }));
    expect(against(strayed)).toEqual({});
  });

  it('takes any stream for a lane that no region owns', () => {
    const shared = withCommits([commitAt('shared.1', 1, CITY)]);
    expect(against(shared).kinesis).toBe(1);
    const { entries, evidence } = shared;
    const record = { ...CITY.event, lane: 'shared.1', version: 1, traceparent: '', partitionKey: SESSION };
    const replicas = evidence.replicas.map((replica, at) => ({
      ...replica,
      streamed: at === 2 ? [record] : [],
    }));
    expect(against({ entries, evidence: { ...evidence, replicas } }).kinesis).toBeUndefined();
  });
});

it('knows an author by the key that is in the identity', () => {
  expect(against(withEntries(told({ author: MALLORY }), told({ author: ANNA })))).toEqual({ lies: 1 });
});
