// Longer than other files, so that the promises that hold across regions stand in one place.
import { randomBytes } from 'node:crypto';
import { type Clock, mint, START } from '../../lambdas/domain/event-id.ts';
import type { Answer, Call } from '../../local/testing/cloud-client.ts';
import { type CloudProcess, until } from '../../local/testing/cloud-process.ts';
import { lentCloud } from './lent-cloud.ts';

const US = 'us-east-1';
const EU = 'eu-west-1';
const AP = 'ap-northeast-1';
const WAITING = { prefer: 'wait=5' };
/** Everything that keeps a removed member in: five seconds of caching, the queue and the replication. */
const REMOVED_WITHIN_MS = 8_000;

describe('the promises', () => {
  let cloud: CloudProcess;
  let token: string;
  let session: string;
  let clock: Clock = START;

  beforeAll(async () => {
    cloud = await lentCloud();
    token = await cloud.token('kim', { tenant: 'acme' });
  }, 90_000);
  beforeEach(async () => {
    const created = await cloud.api(US, '/v1/sessions', { method: 'POST', token, body: {} });
    session = String(created.json.sessionId);
    await seenEverywhere(String(created.json.eventId));
  });

  /** Each above the one before it. */
  function newId(): string {
    const minted = mint(clock, { nowMs: Date.now(), random: randomBytes(8) });
    clock = minted.clock;
    return minted.id;
  }

  const inSession = (region: string, path: string, call: Call = {}) =>
    cloud.api(region, `/v1/sessions/${session}${path}`, { token, ...call });
  const profile = (region: string, after: string, call: Call = {}) =>
    inSession(region, `/profile?after=${encodeURIComponent(after)}`, { headers: WAITING, ...call });

  /** By the interactive queue, which waits for no batch to fill up. */
  async function patch(region: string, body: object, id = newId()): Promise<string> {
    const headers = { 'idempotency-key': id, priority: 'u=1' };
    const accepted = await inSession(region, '/profile', { method: 'PATCH', body, headers });
    expect([accepted.status, accepted.json]).toEqual([202, { eventId: id, status: 'accepted' }]);
    return id;
  }

  /** Asks again and again, which is seen sooner than the few looks of a read that waits. */
  async function seenEverywhere(...eventIds: string[]): Promise<void> {
    const asked = cloud.regions.flatMap((region) => eventIds.map((eventId) => ({ region, eventId })));
    const headers = { prefer: 'wait=0' };
    const statuses = asked.map(async ({ region, eventId }) => {
      const answer = await until(
        () => profile(region, eventId, { headers }),
        ({ status }) => status !== 504,
      );
      return answer.status;
    });
    expect(await Promise.all(statuses)).toEqual(asked.map(() => 200));
  }

  /** The state, which is the same text in every region. */
  async function state(): Promise<unknown> {
    const answers = await Promise.all(cloud.regions.map((region) => inSession(region, '/profile')));
    expect(new Set(answers.map(({ text }) => text)).size).toBe(1);
    return answers[0]?.json.profile;
  }

  test('of different fields all survive, of one field the newest in order, wherever it was sent', async () => {
    const ids = [newId(), newId(), newId()];
    // The newest goes first, and the oldest last.
    await patch(EU, { only: { eu: 1 }, both: 'newest' }, ids[2]);
    await patch(AP, { only: { ap: 1 }, both: 'middle' }, ids[1]);
    await patch(US, { only: { us: 1 }, both: 'oldest' }, ids[0]);
    await seenEverywhere(...ids);
    expect(await state()).toEqual({ only: { eu: 1, ap: 1, us: 1 }, both: 'newest' });
  });

  test('a late repeat in another region does not undo a newer write', async () => {
    const older = await patch(US, { plan: 'older', kept: true });
    const newer = await patch(EU, { plan: 'newer' });
    await seenEverywhere(older, newer);
    await patch(AP, { plan: 'older', kept: true }, older);
    await seenEverywhere(await patch(AP, { marker: 1 }));
    expect(await state()).toEqual({ plan: 'newer', kept: true, marker: 1 });
  });

  test('the same key in three regions that cannot see each other has one effect', async () => {
    await cloud.faults({
      replication: {
        partitions: [
          [US, EU],
          [US, AP],
          [EU, AP],
        ],
      },
    });
    const id = newId();
    const message = { method: 'POST', body: { text: 'once' }, headers: { 'idempotency-key': id } };
    for (const region of [US, EU, AP, US]) {
      expect((await inSession(region, '/messages', message)).status).toBe(202);
    }
    for (const region of cloud.regions) expect((await profile(region, id)).status).toBe(200);
    await cloud.faults();
    await seenEverywhere(await patch(US, { a: 1 }), await patch(EU, { b: 1 }), await patch(AP, { c: 1 }));
    expect(await state()).toEqual({ a: 1, b: 1, c: 1 });
    for (const region of cloud.regions) {
      const { messages } = (await inSession(region, '/messages')).json as { messages: { id: string }[] };
      expect(messages.map((each) => each.id)).toEqual([id]);
      const status = await inSession(region, `/events/${id}`);
      expect([status.status, status.json.status]).toEqual([200, 'applied']);
    }
  }, 40_000);

  test('one key with two bodies converges', async () => {
    const id = newId();
    await Promise.all([patch(US, { forged: 'one' }, id), patch(EU, { forged: 'two', more: 1 }, id)]);
    await seenEverywhere(id, await patch(US, { a: 1 }), await patch(EU, { b: 1 }));
    const merged = await until(
      () => Promise.all(cloud.regions.map(async (region) => (await inSession(region, '/profile')).text)),
      (texts) => new Set(texts).size === 1,
    );
    expect(new Set(merged).size).toBe(1);
  });

  test('a read that names an event waits for it, or says that it cannot, and is never stale', async () => {
    await cloud.faults({ replication: { lagMs: [1_000, 1_500], partitions: [[US, EU]] } });
    const id = await patch(US, { written: true });
    const heads = await until(
      () => profile(US, id),
      ({ status }) => status === 200,
    );
    const lagging = await profile(AP, id);
    expect([lagging.status, lagging.json.profile]).toEqual([200, { written: true }]);
    for (const after of [id, JSON.stringify(heads.json.heads)]) {
      const parted = await profile(EU, after, { headers: { prefer: 'wait=1' } });
      expect([parted.status, parted.json.type]).toEqual([504, 'urn:meridian:problem:not-yet-visible']);
      expect(parted.headers.get('retry-after')).toBe('1');
    }
    await cloud.faults();
    for (const after of [id, JSON.stringify(heads.json.heads)]) {
      const healed = await until(
        () => profile(EU, after),
        ({ status }) => status === 200,
      );
      expect([healed.status, healed.json.profile]).toEqual([200, { written: true }]);
    }
  }, 40_000);

  test('what a cap refuses has failed with its reason, and its neighbours have not', async () => {
    const tooMany = Object.fromEntries(Array.from({ length: 2_001 }, (_, at) => [`n${at}`, 0]));
    const command = { type: 'profile.patch', sessionId: session };
    const commands = [{ before: 1 }, tooMany, { after: 1 }].map((each) => ({ ...command, patch: each }));
    const { json } = await cloud.api(EU, '/v1/batch', { method: 'POST', token, body: { commands } });
    const [before, refused, after] = (json.results as { eventId: string }[]).map(({ eventId }) => eventId);
    await seenEverywhere(String(before), String(after));
    expect(await state()).toEqual({ before: 1, after: 1 });
    for (const region of cloud.regions) {
      const status = await until(
        () => inSession(region, `/events/${refused}`),
        (answer) => answer.status === 200,
      );
      expect(status.json).toMatchObject({ status: 'failed', code: 'too-large', reason: expect.any(String) });
      expect((await profile(region, String(refused))).status).toBe(409);
    }
  });

  test('a member reads and writes from another region until the removal holds', async () => {
    const lee = await cloud.token('lee', { tenant: 'acme' });
    const namesake = await cloud.token('lee', { tenant: 'umbrella' });
    expect((await inSession(EU, '/profile', { token: lee })).status).toBe(404);
    expect((await inSession(US, '/members/lee', { method: 'PUT' })).status).toBe(202);
    const read = () => inSession(AP, '/profile', { token: lee });
    expect((await until(read, ({ status }) => status === 200)).status).toBe(200);
    const written = await inSession(AP, '/profile', { method: 'PATCH', token: lee, body: { by: 'lee' } });
    const eventId = String(written.json.eventId);
    expect((await profile(AP, eventId, { token: lee })).json.profile).toEqual({ by: 'lee' });
    expect((await inSession(AP, '/members/kim2', { method: 'PUT', token: lee })).status).toBe(403);
    expect((await inSession(AP, '/profile', { token: namesake })).status).toBe(404);
    expect((await inSession(EU, '/members/lee', { method: 'DELETE' })).status).toBe(202);
    for (const ask of [
      read,
      () => inSession(AP, '/profile', { method: 'PATCH', token: lee, body: { a: 1 } }),
    ]) {
      expect((await until(ask, ({ status }) => status === 404, REMOVED_WITHIN_MS)).status).toBe(404);
    }
    expect((await inSession(AP, `/events/${eventId}`, { token: lee })).json.status).toBe('applied');
  }, 40_000);

  test('tenants never meet, not even in what is cached', async () => {
    const umbrella = await cloud.token('kim', { tenant: 'umbrella' });
    const none = await cloud.token('kim');
    await seenEverywhere(await patch(US, { secret: 1 }));
    const known = await inSession(US, '/profile');
    const headers = { 'if-none-match': String(known.headers.get('etag')) };
    expect((await inSession(US, '/profile', { headers })).status).toBe(304);
    for (const stranger of [umbrella, none]) {
      for (const ask of foreignRequests(stranger, headers)) {
        const refusal = await ask();
        expect([refusal.status, refusal.text]).toEqual([404, expect.not.stringContaining('secret')]);
      }
    }
    expect(known.headers.get('cache-control')).toBe('private, no-cache');
  });

  function foreignRequests(stranger: string, headers: Record<string, string>): (() => Promise<Answer>)[] {
    const path = `/v1/sessions/${session}`;
    return [
      () => inSession(US, '/profile', { token: stranger, headers }),
      () => cloud.edge(`${path}/profile`, { token: stranger, headers, country: 'US' }),
      () => inSession(US, '/events', { token: stranger }),
      () => inSession(US, '/messages', { token: stranger }),
      () => inSession(US, '/profile', { method: 'PATCH', token: stranger, body: { mine: 1 } }),
      () => inSession(US, '/members/lee', { method: 'PUT', token: stranger }),
    ];
  }

  test('the log is read in pages by a cursor that another region honours', async () => {
    const ids = [await patch(US, { at: 1 }), await patch(EU, { at: 2 }), await patch(AP, { at: 3 })];
    await seenEverywhere(...ids);
    const seen: string[] = [];
    let after = '';
    for (const region of [US, EU, AP, US, EU]) {
      const page = (await inSession(region, `/events?limit=1&after=${encodeURIComponent(after)}`)).json;
      const commits = page.commits as { events: { id: string }[] }[];
      seen.push(...commits.flatMap(({ events }) => events.map(({ id }) => id)));
      expect(page.complete).toBe(true);
      after = String(page.next);
    }
    // The creation, then each patch; the last page has nothing more.
    expect(seen.slice(1)).toEqual(ids);
    await cloud.faults({ replication: { partitions: [[US, EU]] } });
    await until(
      () => profile(US, ids[0] ?? ''),
      ({ status }) => status === 200,
    );
    const ahead = JSON.stringify({ ...(JSON.parse(after) as object), 'us-east-1.1': 99 });
    const behind = (await inSession(EU, `/events?after=${encodeURIComponent(ahead)}`)).json;
    expect(behind).toMatchObject({ commits: [], complete: false });
  });

  test('a clock that is sent back comes before what is minted next, and the past can be read', async () => {
    const future = mint(START, { nowMs: Date.now() + 20_000, random: randomBytes(8) }).id;
    await patch(US, { step: 1 }, future);
    const seen = await until(
      () => profile(EU, future),
      ({ status }) => status === 200,
    );
    const headers = { 'meridian-clock': String(seen.headers.get('meridian-clock')) };
    const next = await inSession(EU, '/profile', { method: 'PATCH', body: { step: 2 }, headers });
    expect(String(next.json.eventId) > future).toBe(true);
    await seenEverywhere(String(next.json.eventId));
    expect(await state()).toEqual({ step: 2 });
    const past = await inSession(AP, `/profile?at=${future}`);
    expect([past.status, past.json.profile]).toEqual([200, { step: 1 }]);
  });
});
