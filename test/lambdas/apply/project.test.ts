import type { Ports } from '../../../lambdas/apply/ports.ts';
import type { MeridianEvent } from '../../../lambdas/contract/events.ts';
import { stamped } from '../../../lambdas/domain/lane.ts';
import { modified } from '../../../lambdas/domain/modification.ts';
import { AwsRefusal } from '../../../lambdas/platform/aws-refusal.ts';
import { ANNA, BEN, commit, DUBLIN, OHIO, SEOUL, sha256 } from '../domain/factories.ts';
import { recordOf } from '../queue-record.ts';
import { type InMemoryStores, inMemoryStores } from '../store/in-memory-stores.ts';
import type { Write } from '../store/shelf.ts';
import { applying, eventIn, patchIn, sessionAt } from './apply-fixture.ts';
import { mortal } from './mortal.ts';

const SESSION = sessionAt(1);
const HELLO = eventIn(SESSION, 1, 'message.sent', { text: 'hello' });
const target = { message: HELLO.id, author: ANNA };
const edit = (millis: number, text: string) =>
  eventIn(SESSION, millis, 'message.edited', { message: HELLO.id, text });
const react = (millis: number, on: boolean) =>
  eventIn(SESSION, millis, 'message.reacted', { ...target, emoji: '👍', on }, BEN);
const mark = (millis: number, read: Record<string, number>, source = BEN) =>
  eventIn(SESSION, millis, 'read.marked', { read }, source);

/** The calls beside the log that one batch of events makes. */
async function writesFor(...events: MeridianEvent[]): Promise<string[]> {
  const stores = inMemoryStores();
  const { ports, calls } = mortal(applying(stores).ports, 'fails', Number.POSITIVE_INFINITY);
  await applying(stores, ports).deliver(events.map((event) => recordOf(event)));
  const ofTheLog = ['load', 'first', 'past', 'append', 'publish'];
  return calls.filter((call) => !ofTheLog.includes(call)).toSorted();
}

describe('the writes of a batch beside the log', () => {
  it.each<[string, MeridianEvent[], string[]]>([
    ['a patch', [patchIn(SESSION, 2, { a: 1 })], []],
    ['a message', [HELLO], ['putMessages']],
    ['a new session', [eventIn(SESSION, 2, 'session.created', {})], ['putBelonging']],
    ['a new member', [eventIn(SESSION, 2, 'member.added', { member: BEN })], ['putBelonging', 'putMember']],
    ['an edit', [edit(2, 'a')], ['modify']],
    ['three edits of one message', [edit(2, 'a'), edit(3, 'b'), edit(4, 'c')], ['modify']],
    ['a reaction and taking it back', [react(2, true), react(3, false)], ['modify']],
    ['an edit and a reaction', [edit(2, 'a'), react(3, true)], ['modify', 'modify']],
    ['a mark', [mark(2, { [SEOUL]: 1 })], ['markRead']],
    ['three marks of one reader', [2, 3, 4].map((at) => mark(at, { [SEOUL]: at })), ['markRead']],
    [
      'marks of two readers',
      [mark(2, { [SEOUL]: 1 }), mark(3, { [SEOUL]: 1 }, ANNA)],
      ['markRead', 'markRead'],
    ],
  ])('are for %s no more than it needs', async (_, events, writes) => {
    expect(await writesFor(...events)).toEqual(writes);
  });
});

it('joins the marks of a batch, whichever is the newest', async () => {
  const { stores, send } = applying(undefined, { lanes: [SEOUL, DUBLIN, OHIO] });
  await send(mark(3, { [SEOUL]: 2, [DUBLIN]: 9 }), mark(2, { [SEOUL]: 7, [OHIO]: 1 }));
  expect(await stores.sessions.readMarks(SESSION, BEN)).toEqual({ [SEOUL]: 7, [DUBLIN]: 9, [OHIO]: 1 });
});

describe('what a region committed that died before it projected', () => {
  const added = eventIn(SESSION, 1, 'member.added', { member: BEN });
  const removed = eventIn(SESSION, 2, 'member.removed', { member: BEN });
  const hello = eventIn(SESSION, 3, 'message.sent', { text: 'hello' });
  const edited = eventIn(SESSION, 4, 'message.edited', { message: hello.id, text: 'hello you' });

  it('shows once the events come to another region, as that one has it', async () => {
    const { stores, send } = applying();
    await send(added);
    const there = [removed, hello, edited].map((event) => stamped(event, sha256));
    await stores.events.append(SESSION, commit(DUBLIN, 1, there));
    expect(await stores.sessions.isMember(SESSION, BEN)).toBe(true);
    expect(await send(removed, hello, edited)).toEqual([]);
    expect(await stores.sessions.isMember(SESSION, BEN)).toBe(false);
    const { messages } = await stores.events.messages(SESSION, undefined, 10);
    expect(messages.map(({ id }) => id)).toEqual([hello.id]);
    const range = { oldest: hello.id, newest: hello.id };
    expect(await stores.events.modifications(SESSION, range)).toMatchObject([{ text: 'hello you' }]);
  });
});

describe('marks that nobody can keep', () => {
  const refusing = (stores: InMemoryStores, error: unknown): Partial<Ports> => ({
    sessions: { ...stores.sessions, markRead: () => Promise.reject(error) },
  });
  const refusal = (type: string) =>
    new AwsRefusal('dynamodb-refused', 'No.', { status: 400, type, answer: {} });
  const patch = patchIn(SESSION, 4, { a: 1 });

  it('of lanes that nobody has are left out, and nothing is written where no others are', async () => {
    const { stores, send } = applying();
    await send(mark(2, { [SEOUL]: 7, 'nowhere.1': 1 }));
    expect(await stores.sessions.readMarks(SESSION, BEN)).toEqual({ [SEOUL]: 7 });
    expect(await writesFor(mark(2, { 'nowhere.1': 1, [OHIO]: 2 }))).toEqual([]);
  });

  it.each(['ValidationException', 'ItemCollectionSizeLimitExceededException'])(
    'since the table answers %s are told and let go, and hold nothing else back',
    async (type) => {
      const stores = inMemoryStores();
      const { send, streamed, lines, counts } = applying(stores, refusing(stores, refusal(type)));
      expect(await send(mark(2, { [SEOUL]: 7, [DUBLIN]: 1 }), patch)).toEqual([]);
      expect(streamed).toHaveLength(2);
      expect(counts.MarksDropped).toBe(2);
      expect(lines).toMatchObject([{ level: 'error', message: 'marks dropped', fields: { userKey: BEN } }]);
    },
  );

  it('for the moment come again', async () => {
    const stores = inMemoryStores();
    const throttled = refusing(stores, refusal('ProvisionedThroughputExceededException'));
    expect(await applying(stores, throttled).send(mark(2, { [SEOUL]: 7 }), patch)).toHaveLength(2);
  });
});

it('counts messages, and neither their edits nor their deletion', async () => {
  const { stores, send } = applying();
  await send(HELLO, edit(2, 'a'), react(3, true));
  await send(eventIn(SESSION, 4, 'message.deleted', target));
  expect(await stores.events.messageCounts(SESSION, [SEOUL])).toEqual({ [SEOUL]: 1 });
});

describe('two regions', () => {
  /** Regions that hear of each other's writes last of all, backwards. */
  async function afterReplication(
    seoul: MeridianEvent[],
    dublin: MeridianEvent[],
  ): Promise<InMemoryStores[]> {
    const writes: Write[][] = [[], []];
    const regions = writes.map((own) => inMemoryStores((write) => own.push(write)));
    const [inSeoul, inDublin] = regions as [InMemoryStores, InMemoryStores];
    await applying(inSeoul).send(...seoul);
    await applying(inDublin, { lane: DUBLIN }).send(...dublin);
    const [ofSeoul, ofDublin] = writes.map((own) => own.toReversed()) as [Write[], Write[]];
    ofSeoul.forEach(inDublin.replicate);
    ofDublin.forEach(inSeoul.replicate);
    return regions;
  }

  const shownIn = async ({ events }: InMemoryStores) =>
    modified([HELLO], await events.modifications(SESSION, { oldest: HELLO.id, newest: HELLO.id }));

  it('that edit one message apart both end with the newer edit, and with both reactions', async () => {
    const bySeoul = eventIn(SESSION, 4, 'message.reacted', { ...target, emoji: '🎉', on: true });
    const regions = await afterReplication([edit(2, 'older'), bySeoul], [edit(3, 'newer'), react(5, true)]);
    const [seoul, dublin] = await Promise.all(regions.map(shownIn));
    expect(seoul).toEqual(dublin);
    expect(seoul).toMatchObject([{ data: { text: 'newer' }, reactions: { '👍': [BEN], '🎉': [ANNA] } }]);
  });

  it('of which one deletes what the other edits later both end without it', async () => {
    const deletion = eventIn(SESSION, 2, 'message.deleted', target);
    for (const stores of await afterReplication([deletion], [edit(9, 'back')])) {
      expect(await shownIn(stores)).toMatchObject([{ data: {}, deleted: true }]);
    }
  });

  it('in which somebody reads apart both end with what was read in either', async () => {
    const regions = await afterReplication([mark(2, { [SEOUL]: 5 })], [mark(3, { [SEOUL]: 1, [DUBLIN]: 4 })]);
    for (const { sessions } of regions) {
      expect(await sessions.readMarks(SESSION, BEN)).toEqual({ [SEOUL]: 5, [DUBLIN]: 4 });
    }
  });
});
