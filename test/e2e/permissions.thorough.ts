// Longer than other files: its tests share one cloud, whose start costs more than most of them.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { DynamoDBClient, PutItemCommand } from '@aws-sdk/client-dynamodb';
import { SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import type { FunctionName } from '../../lambdas/contract/names.ts';
import { buildFunction } from '../../lib/build/build-functions.ts';
import { type Cloud, startCloud } from '../../local/cloud.ts';
import type { Policies } from '../../local/iam/policies.ts';
import type { Request } from '../../local/iam/request.ts';
import { covers, type Statement } from '../../local/iam/statement.ts';
import type { LogLine } from '../../local/lambda/log-line.ts';
import { type CloudClient, cloudClient } from '../../local/testing/cloud-client.ts';
import { until } from '../../local/testing/cloud-process.ts';
import { AUDIT } from '../lambdas/judge/look.ts';
import { askEverything } from './answering-work.ts';
import { type Devices, devicesAt } from './devices.ts';
import { gatherEverything } from './gathering-work.ts';
import { standingQuestions } from './standing-questions.ts';

/** A statement of a role, and its place among them. */
interface Held {
  readonly roleArn: string;
  readonly index: number;
  readonly statement: Statement;
}

const REGION = 'eu-west-1';
const NEIGHBOUR = 'us-east-1';
const NEVER_SENT = '01900000-0000-7000-8000-000000000000';
const NEVER_APPLIED = '01900000-0000-7000-8000-000000000001';
/** Functions that do some things by chance, which this test cannot wait for. */
const LUCKY = ['ask', 'answer', 'gather'] as const;

/**
 * Granted and called by nobody: CDK gives them with an event source mapping, since Lambda's own pollers may use
 * them on AWS. https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-configure.html
 */
const FOR_POLLERS =
  /^(answer|apply|ask|bury|judge|presence|relay|summarize) sqs:(GetQueueAttributes|GetQueueUrl)|^(bury|presence) sqs:ChangeMessageVisibility/;

describe('permissions', () => {
  const lines: LogLine[] = [];
  const uses = new Map<string, Request>();
  let refused: Request[] = [];
  let folder: string;
  let cloud: Cloud;
  let client: CloudClient;
  let described: Policies;
  let inForce: Policies;
  let owner: string;
  let stranger: string;
  let session: string;
  let firstEventId: string;
  let devices: Devices;
  let standing: string[];

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'permissions-'));
    const functions = join(folder, 'functions');
    await Promise.all(LUCKY.map((fn) => buildFunction(fn, functions, 'test/e2e/looking-into-all')));
    cloud = await startCloud({
      port: 0,
      folder: join(folder, 'data'),
      fresh: true,
      code: Object.fromEntries(LUCKY.map((fn) => [fn, join(functions, fn)])),
      progress: () => {},
      log: (line) => void lines.push(line),
      permissions: (policies) => {
        described = policies;
        inForce = policies;
        return { allows: observed };
      },
    });
    client = cloudClient(cloud.endpoints);
    devices = devicesAt(client);
    [owner, stranger] = await Promise.all([client.token('kim'), client.token('stranger')]);
    session = String((await post('/v1/sessions', {})).json.sessionId);
    const endpoint = cloud.endpoints.regions[REGION]?.aws ?? '';
    standing = await standingQuestions({ endpoint, region: REGION, session });
    firstEventId = await manyPatches();
    await lostConnections();
    await until(
      () => client.api(REGION, `/v1/sessions/${session}/events/${firstEventId}`, { token: owner }),
      ({ json }) => json.status === 'applied',
    );
    // An event is applied before the snapshot that lets its identity go: until then nobody has to look for it.
    await until(
      async () => [...uses.values()],
      (all) =>
        all.some(({ action, resource }) => action === 'dynamodb:UpdateItem' && /EventStore/.test(resource)),
    );
  }, 90_000);
  afterAll(async () => {
    devices?.end();
    await cloud?.stop();
    await rm(folder, { recursive: true, force: true });
  });

  const observed: Policies['allows'] = (roleArn, access, region) => {
    const use = { ...access, roleArn, region };
    const isAllowed = inForce.allows(roleArn, access, region);
    if (isAllowed) uses.set(`${roleArn} ${access.action} ${access.resource}`, use);
    else refused.push(use);
    return isAllowed;
  };

  const post = (path: string, body: object) =>
    client.api(REGION, path, { method: 'POST', token: owner, body });
  const patch = (token: string, body: object, headers = {}) =>
    client.api(REGION, `/v1/sessions/${session}/profile`, { method: 'PATCH', token, body, headers });

  /** So many and such long ones that a snapshot is saved and lets the first identities go; the first one's id. */
  async function manyPatches(): Promise<string> {
    const command = { type: 'profile.patch', sessionId: session, patch: { long: 'x'.repeat(2_000) } };
    const answers = await Promise.all(
      [1, 2].map(() => post('/v1/batch', { commands: Array(100).fill(command) })),
    );
    const results = (answers[0]?.json.results ?? []) as { eventId: string }[];
    return String(results[0]?.eventId);
  }

  let underWay: Promise<void> | undefined;
  /** Four functions share this work. */
  function answering(): Promise<void> {
    const work = { client, region: REGION, token: owner, other: stranger, toQueue };
    underWay ??= askEverything(work).finally(() => {
      underWay = undefined;
    });
    return underWay;
  }

  /** Work that makes a function use everything it may. */
  const WORK: Readonly<Record<FunctionName, () => Promise<unknown>>> = {
    accept: async () => {
      await Promise.all([
        post('/v1/sessions', {}),
        patch(owner, { bulk: 1 }),
        patch(stranger, { foreign: 1 }),
      ]);
    },
    apply: async () => {
      const commands = [
        { type: 'message.send', sessionId: session, message: { text: 'hi' } },
        { type: 'member.add', sessionId: session, subject: 'lee' },
        { type: 'read.mark', sessionId: session, read: { [`${REGION}.1`]: 1 } },
        { type: 'completion.request', sessionId: session, message: 'Why?' },
      ];
      await post('/v1/batch', { commands });
      await patch(owner, { long: 'x'.repeat(2_000) }, { 'idempotency-key': firstEventId });
      await toQueue('meridian-bulk', 'no intent');
      await toQueue('meridian-interactive', 'no intent');
    },
    answer: () => answering(),
    ask: () => answering(),
    judge: async () => {
      await answering();
      await judgedInVain();
    },
    summarize: () => answering(),
    // Of a session of others it notes that a connection may hear it, and asks whether the user is a member.
    authorize: async () => {
      const access = await devices.accessOf(stranger, REGION);
      (await devices.knock({ ...access, sessions: session })).client.socket.terminate();
    },
    bury: async () => {
      await toQueue('meridian-bulk-dead-letters', letter(firstEventId));
      await toQueue('meridian-interactive-dead-letters', letter(NEVER_APPLIED));
      await toQueue('meridian-bulk-dead-letters', readable(NEVER_APPLIED));
      await toQueue('meridian-interactive-dead-letters', readable(NEVER_APPLIED));
      await toQueue('meridian-answers-dead-letters', deadQuestion(session, 0));
      await toQueue('meridian-answers-dead-letters', deadQuestion(session, 2));
    },
    figures: async () => {
      const token = await client.token('ops', { operator: true });
      await client.api(REGION, '/v1/operator/figures', { token });
    },
    gather: () => gatherEverything(client, REGION, session.slice(0, 32)),
    // The sweep comes once a minute.
    presence: async () => {
      await lostConnections();
      await until(
        async () => [...uses.values()],
        (all) => all.some(({ action }) => action === 'iot:GetConnection'),
        70_000,
      );
    },
    notify: async () => {
      await everywhere(owner);
      await client.api(REGION, '/v1/users/kim/notices', {
        method: 'POST',
        token: owner,
        body: { title: 'x' },
      });
      await client.api(REGION, '/v1/users/lee/notices', {
        method: 'POST',
        token: owner,
        body: { title: 'x' },
      });
    },
    // To the owner, from a member.
    whisper: async () => {
      await everywhere(owner);
      await post('/v1/batch', { commands: [{ type: 'member.add', sessionId: session, subject: 'max' }] });
      const max = await client.token('max');
      const phone = await device(max, REGION);
      await until(
        () => client.api(REGION, `/v1/sessions/${session}/presence`, { token: max }),
        ({ json }) => Object.keys(Object(json.members)).length > 1,
      );
      const { inbox } = await devices.accessOf(max, REGION);
      phone.publish(inbox.replace(/in$/, `eph/${session}`), '{"data":{"typing":true}}');
    },
    read: async () => {
      const paths = [
        `/profile?after=${NEVER_SENT}`,
        `/events/${firstEventId}`,
        '/messages',
        '/events',
        '/presence',
      ];
      const tokens = [owner, stranger];
      await client.api(REGION, '/v1/health');
      await Promise.all(
        paths.flatMap((path) =>
          tokens.map((token) =>
            client.api(REGION, `/v1/sessions/${session}${path}`, { token, headers: { prefer: 'wait=1' } }),
          ),
        ),
      );
      await Promise.all(
        standing.map((id) =>
          client.api(REGION, `/v1/sessions/${session}/completions/${id}`, { token: owner }),
        ),
      );
    },
    // A commit for an inbox, one for a session's own topic, one that is given up, a removal and somebody who comes.
    relay: async () => {
      await patch(owner, { small: 1 });
      await removed();
      const large = String((await post('/v1/sessions', {})).json.sessionId);
      const commands = Array.from({ length: 100 }, (_, at) => ({
        type: 'member.add',
        sessionId: large,
        subject: `member ${at}`,
      }));
      await post('/v1/batch', { commands });
      // The last member may be added by a commit that relay sees before the ones before it.
      const hello = async () => {
        await post(`/v1/sessions/${large}/messages`, { text: 'hello, all' });
        await sleep(500);
        return [...uses.values()];
      };
      await until(hello, (all) =>
        all.some(({ action, resource }) => action === 'iot:Publish' && /\/s\//.test(resource)),
      );
      await client.faults({ lambda: { crash: { relay: 1 } } });
      await patch(owner, { given: 'up' });
      await until(
        async () => [...uses.values()],
        (all) => all.some(({ action, resource }) => action === 'sqs:SendMessage' && /relay/.test(resource)),
      );
      await client.faults();
    },
    // Agreeing that a neighbour is down is what makes it write.
    watch: () => client.faults({ regions: { [NEIGHBOUR]: 'down' } }),
  };

  /** A look at which the judge's model is throttled, so that it is put back. */
  async function judgedInVain(): Promise<void> {
    await client.faults({ bedrock: { throttle: 1 } });
    await toQueue('meridian-looks', JSON.stringify(AUDIT));
    await until(
      async () => [...uses.values()],
      (all) => all.some(({ action, roleArn }) => action === 'sqs:SendMessage' && nameOf(roleArn) === 'judge'),
      20_000,
    );
    await client.faults();
  }

  /** A device that is connected, and may hear a session. */
  const device = async (token: string, region: string, sessions = '') =>
    devices.listening({ ...(await devices.accessOf(token, region)), sessions });

  /** A device of a user in every region, where it is known to be. */
  async function everywhere(token: string): Promise<void> {
    await Promise.all(client.regions.map((region) => device(token, region)));
    await until(
      () => client.api(REGION, `/v1/sessions/${session}/presence`, { token }),
      ({ text }) => client.regions.every((region) => text.includes(`"${region}":`)),
      20_000,
    );
  }

  /** Adds a member, whose device comes while the owner looks, and removes them. */
  async function removed(): Promise<void> {
    const sessionId = String((await post('/v1/sessions', {})).json.sessionId);
    const change = (type: string) => post('/v1/batch', { commands: [{ type, sessionId, subject: 'nia' }] });
    await change('member.add');
    const nia = await client.token('nia');
    const look = (token: string) => client.api(REGION, `/v1/sessions/${sessionId}/presence`, { token });
    await until(
      () => look(nia),
      ({ status }) => status === 200,
    );
    await look(owner);
    await device(nia, REGION, sessionId);
    await until(
      () => look(owner),
      ({ json }) => Number(json.online) > 0,
      20_000,
    );
    await change('member.remove');
  }

  /** What the sweep finds: somebody who is gone, and connections that were silent for five minutes and more. */
  async function lostConnections(): Promise<void> {
    const minutes = [5, 6, 7, 8, 9].map((ago) => Date.now() - ago * 60_000);
    await Promise.all(minutes.flatMap((atMs) => [toQueue('meridian-presence', ghost(atMs)), listGone(atMs)]));
  }

  /** A connection that began, of which the broker knows nothing. */
  function ghost(timestamp: number): string {
    const clientId = `${'f'.repeat(32)}~ghost~${timestamp}`;
    const event = { clientId, timestamp, eventType: 'connected', versionNumber: 0 };
    return JSON.stringify({ ...event, sessionIdentifier: `session ${timestamp}` });
  }

  /** Lists somebody as connected who was noted long ago. */
  async function listGone(atMs: number): Promise<void> {
    const credentials = { accessKeyId: 'operator', secretAccessKey: 'operator' };
    const db = new DynamoDBClient({
      region: REGION,
      endpoint: cloud.endpoints.regions[REGION]?.aws ?? '',
      credentials,
    });
    const Item = {
      pk: { S: `ONLINE#${Math.floor(atMs / 60_000) % 5}` },
      sk: { S: 'e'.repeat(32) },
      notedAt: { N: String(atMs - 600_000) },
    };
    await db.send(new PutItemCommand({ TableName: 'meridian-Operations', Item }));
    db.destroy();
  }

  /** Lifts the fault, and waits until the edge knows: a mark that still stands would leave nothing to write. */
  async function allUp(): Promise<void> {
    await client.faults();
    const origin = async () =>
      (await client.edge('/v1/health', { country: 'US' })).headers.get('x-local-origin');
    await until(origin, (region) => region === NEIGHBOUR);
  }

  async function toQueue(queue: string, MessageBody: string): Promise<void> {
    const credentials = { accessKeyId: 'operator', secretAccessKey: 'operator' };
    const endpoint = cloud.endpoints.regions[REGION]?.aws ?? '';
    const sqs = new SQSClient({ region: REGION, endpoint, credentials });
    const QueueUrl = `${endpoint}/${described.roleArns[0]?.split(':')[4]}/${queue}`;
    await sqs.send(new SendMessageCommand({ QueueUrl, MessageBody }));
    sqs.destroy();
  }

  function letter(id: string): string {
    return JSON.stringify({ event: { id, source: session.split('.')[0], subject: session } });
  }

  /** A letter that is young enough to go back to its queue. */
  function readable(id: string): string {
    const { event } = JSON.parse(letter(id));
    const acceptedAt = new Date().toISOString();
    const patch = { ...event, specversion: '1.0', type: 'profile.patched', time: acceptedAt, data: {} };
    return JSON.stringify({ v: 1, event: patch, acceptedAt, authority: 'owner', traceparent: '' });
  }

  /** A question that may begin anew for a day, and then has failed. */
  function deadQuestion(sessionId: string, daysAgo: number): string {
    const question = { text: 'Why?', priority: 'batch', stream: false };
    const asker = sessionId.split('.')[0];
    const about = { sessionId, completion: NEVER_SENT, asker, tenant: asker, question };
    const askedAt = new Date(Date.now() - daysAgo * 86_400_000).toISOString();
    return JSON.stringify({ v: 1, ...about, askedAt, traceparent: '' });
  }

  /** Roles of Meridian's functions; CDK's own function works while a stack is deployed, and never here. */
  const ownRoles = () => described.roleArns.filter((roleArn) => !roleArn.includes('AWS679f53fa'));
  const nameOf = (roleArn: string) => /-(\w+?)role/i.exec(roleArn)?.[1] ?? roleArn;
  const regionOf = (roleArn: string) => client.regions.find((region) => roleArn.includes(region)) ?? '';

  /** What a role holds, but for its log group: Lambda itself writes there, and no call of that passes here. */
  function heldBy(roleArn: string): Held[] {
    const held = described.statements(roleArn).map((statement, index) => ({ roleArn, index, statement }));
    return held.filter(({ statement }) => !statement.actions.every((action) => action.startsWith('logs:')));
  }

  /** The uses of a role, those of the same function elsewhere included: whichever watch is first writes the marks. */
  function usesOf(roleArn: string): Request[] {
    const here = regionOf(roleArn);
    return [...uses.values()]
      .map((use) => JSON.parse(exchanged(JSON.stringify(use), regionOf(use.roleArn), here)) as Request)
      .filter((use) => use.roleArn === roleArn);
  }

  /** A text with each of two names in the place of the other: what a function did to its neighbour, it may do here. */
  function exchanged(text: string, one: string, other: string): string {
    return text.replaceAll(one, '<one>').replaceAll(other, one).replaceAll('<one>', other);
  }

  /** Each continent has profiles and regions of its own, so that questions here prove nothing of others. */
  function isOfOtherModels(roleArn: string, actions: readonly string[]): boolean {
    return regionOf(roleArn) !== REGION && actions.every((action) => action.startsWith('bedrock:'));
  }

  /** Every action on every resource that a role holds and nobody was seen to need. */
  function unusedOf(roleArn: string): string[] {
    const used = usesOf(roleArn);
    return heldBy(roleArn).flatMap(({ statement }) =>
      statement.resources.flatMap((resource) =>
        statement.actions
          .filter(
            (action) =>
              !isOfOtherModels(roleArn, [action]) &&
              !used.some((use) => covers({ ...statement, actions: [action], resources: [resource] }, use)),
          )
          .map((action) => `${nameOf(roleArn)} ${action} on ${resource}`),
      ),
    );
  }

  test('each function needs everything that it may', async () => {
    const unused = async () =>
      ownRoles()
        .flatMap(unusedOf)
        .filter((text) => !FOR_POLLERS.test(text));
    const { watch, judge, ask: _, answer: __, summarize: ___, presence, ...others } = WORK;
    // Most of a minute goes by until the sweep.
    const swept = presence();
    await Promise.all(Object.values(others).map((each) => each()));
    // By themselves, since both put faults in force.
    await judge();
    await watch();
    await swept;
    // Again for whom it was not enough: on a busy machine a function may time out in the middle of its work. Each
    // finds all regions up, the one that watch was shown down included.
    const unusedAfterWork = async () => {
      const idle = new Set((await unused()).map((text) => text.split(' ')[0] as FunctionName));
      for (const name of idle) {
        await allUp();
        await WORK[name]();
      }
      return unused();
    };
    await until(unused, (left) => left.length === 0, 10_000);
    expect(await until(unusedAfterWork, (left) => left.length === 0, 120_000)).toEqual([]);
    await allUp();
  }, 240_000);

  test('without a statement, in any region, each call that needs it is refused', () => {
    const all = ownRoles()
      .flatMap(heldBy)
      .filter(({ roleArn, statement }) => !isOfOtherModels(roleArn, statement.actions));
    const used = new Map(ownRoles().map((roleArn) => [roleArn, usesOf(roleArn)]));
    const unproven = all.filter(({ roleArn, index, statement }) => {
      const needs = (used.get(roleArn) ?? []).filter((use) => covers(statement, use));
      const left = described.without(roleArn, index);
      const goes = (policies: Policies) => needs.filter((use) => policies.allows(roleArn, use, use.region));
      return needs.length === 0 || goes(described).length < needs.length || goes(left).length > 0;
    });
    expect(all.length).toBeGreaterThan(50);
    expect(unproven).toEqual([]);
  });

  test.each([[['accept', 'authorize', 'bury', 'watch']], [['apply', 'read']]] as const)(
    'the functions of a running cloud meet AccessDenied without a statement: %j',
    async (functions) => {
      const held = functions.map((fn) =>
        described.roleArns.filter((role) => isRoleOf(role, fn)).flatMap(heldBy),
      );
      const rounds = Math.max(...held.map(({ length }) => length));
      const silent: string[] = [];
      for (let round = 0; round < rounds; round += 1) {
        const taken = held.flatMap((each) => each[round] ?? []);
        silent.push(...(await silentWithout(taken)));
      }
      expect(silent).toEqual([]);
    },
    240_000,
  );

  function isRoleOf(roleArn: string, fn: FunctionName): boolean {
    return nameOf(roleArn) === fn && regionOf(roleArn) === REGION;
  }

  /** Takes statements away, has their functions work, and gives them back; those that nobody missed. */
  async function silentWithout(taken: readonly Held[]): Promise<string[]> {
    refused = [];
    lines.length = 0;
    inForce = taken.reduce((left, { roleArn, index }) => left.without(roleArn, index), described);
    // Again where nothing is missed yet: a circuit that the round before has opened lets no call through for a while.
    const missing = async () => {
      const silent = taken.filter((each) => !isMissed(each));
      await Promise.all(silent.map(({ roleArn }) => WORK[nameOf(roleArn) as FunctionName]()));
      return taken.filter((each) => !isMissed(each));
    };
    let silent = await until(missing, ({ length }) => length === 0, 20_000);
    // Where the same function of another region was first with a mark, nothing was left to write.
    for (let again = 0; again < 3 && silent.length > 0; again += 1) {
      await allUp();
      silent = await until(missing, ({ length }) => length === 0, 20_000);
    }
    inForce = described;
    await allUp();
    return silent.map(({ roleArn, statement }) => `${nameOf(roleArn)} ${statement.actions}`);
  }

  /** Whether a call was refused for want of a statement, and the function's log says so. */
  function isMissed({ roleArn, statement }: Held): boolean {
    const ofFunction = lines.filter(
      (line) => line.functionName.endsWith(nameOf(roleArn)) && line.region === REGION,
    );
    return (
      refused.some((use) => use.roleArn === roleArn && covers(statement, use)) &&
      ofFunction.some(({ text }) => text.includes('AccessDenied'))
    );
  }

  test('accept without its queues answers 503 and keeps nothing half done', async () => {
    const [roleArn = ''] = described.roleArns.filter((role) => isRoleOf(role, 'accept'));
    const { index = -1 } =
      heldBy(roleArn).find(({ statement }) => statement.actions.includes('sqs:SendMessage')) ?? {};
    lines.length = 0;
    inForce = described.without(roleArn, index);
    const refusal = await patch(owner, { kept: true });
    inForce = described;
    expect([refusal.status, refusal.json.type]).toEqual([503, 'urn:meridian:problem:unavailable']);
    expect(lines.some(({ text }) => /AccessDenied/.test(text))).toBe(true);
    const again = await patch(owner, { kept: true }, { 'idempotency-key': String(refusal.json.eventId) });
    expect([again.status, again.json.eventId]).toEqual([202, refusal.json.eventId]);
    const path = `/v1/sessions/${session}/profile?after=${again.json.eventId}`;
    const read = () => client.api(REGION, path, { token: owner, headers: { prefer: 'wait=5' } });
    const { json } = await until(read, ({ status }) => status === 200, 30_000);
    expect(json.profile).toMatchObject({ kept: true });
  }, 60_000);
});
