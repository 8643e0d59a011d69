import type { DeviceEvent, Verdict } from '../../../lambdas/authorize/device-event.ts';
import { topicsOf } from '../../../lambdas/contract/topics.ts';
import { devicePolicyOf } from '../../../local/engines/iot/device-policy.ts';
import type { PolicyDocument } from '../../../local/iam/policy-document.ts';
import { idAt } from '../domain/factories.ts';
import { ADA, BOB, device, judge, keyOf, NOW_SECONDS, trustedIssuer } from './authorize-fixture.ts';

/** What the broker makes of a verdict, by the rules by which it judges devices. */
function broker(verdict: Verdict, clientId = `${ADA}~phone~1`) {
  if (!verdict.isAuthenticated) throw new Error('The device was turned away.');
  const place = { region: 'eu-west-1', accountId: '111111111111', clientId };
  return devicePolicyOf(verdict.policyDocuments, place);
}

const sessionOf = (userKey: string, millis = 1) => `${userKey}.${idAt(millis)}`;

describe('a device with a token of its user', () => {
  test('connects as its user, hears the inbox and types, and nothing else', async () => {
    const trusted = await trustedIssuer();
    const verdict = await judge(trusted.keyOf).judge(device(await trusted.token()));
    const policy = broker(verdict);
    const may = [
      policy.allows('iot:Connect', 'client', `${ADA}~phone~1`),
      policy.allows('iot:Subscribe', 'topicfilter', `meridian/app/u/${ADA}/in`),
      policy.allows('iot:Receive', 'topic', `meridian/app/u/${ADA}/in`),
      policy.allows('iot:Publish', 'topic', `meridian/app/u/${ADA}/eph/${sessionOf(BOB)}`),
    ];
    const mayNot = [
      policy.allows('iot:Connect', 'client', `${BOB}~phone~1`),
      policy.allows('iot:Subscribe', 'topicfilter', `meridian/app/u/${BOB}/in`),
      policy.allows('iot:Subscribe', 'topicfilter', 'meridian/app/u/+/in'),
      policy.allows('iot:Subscribe', 'topicfilter', '#'),
      policy.allows('iot:Subscribe', 'topicfilter', `meridian/app/s/${sessionOf(BOB)}/ev`),
      policy.allows('iot:Publish', 'topic', `meridian/app/u/${ADA}/in`),
      policy.allows('iot:Publish', 'topic', `meridian/app/u/${BOB}/eph/${sessionOf(BOB)}`),
      policy.allows('iot:RetainPublish', 'topic', `meridian/app/u/${ADA}/eph/${sessionOf(BOB)}`),
    ];
    expect([may, mayNot]).toEqual([may.map(() => true), mayNot.map(() => false)]);
  });

  test('has a principal of letters and digits', async () => {
    const trusted = await trustedIssuer();
    const verdict = await judge(trusted.keyOf).judge(device(await trusted.token()));
    expect(verdict).toMatchObject({ isAuthenticated: true, principalId: ADA, refreshAfterInSeconds: 300 });
    expect(ADA).toMatch(/^[a-zA-Z0-9]{1,128}$/);
  });

  test.each([
    [10, 300],
    [4_000, 4_000],
    [1_000_000, 86_400],
  ])('of a token that lasts %i s stays for %i s', async (lasts, stays) => {
    const trusted = await trustedIssuer();
    const token = await trusted.token({ exp: NOW_SECONDS + lasts });
    expect(await judge(trusted.keyOf).judge(device(token))).toMatchObject({
      disconnectAfterInSeconds: stays,
    });
  });

  test('may send the token as password, header, query or where AWS IoT found it', async () => {
    const trusted = await trustedIssuer();
    const token = await trusted.token();
    const clientId = `${ADA}~phone~1`;
    const events: DeviceEvent[] = [
      { protocolData: { mqtt: { clientId, password: Buffer.from(token).toString('base64') } } },
      { protocolData: { mqtt: { clientId }, http: { headers: { authorization: `Bearer ${token}` } } } },
      { protocolData: { mqtt: { clientId }, http: { queryString: `?token=${token}` } } },
      { token, protocolData: { mqtt: { clientId } } },
    ];
    const verdicts = await Promise.all(events.map((event) => judge(trusted.keyOf).judge(event)));
    expect(verdicts.map(({ isAuthenticated }) => isAuthenticated)).toEqual([true, true, true, true]);
  });

  test('is the same person whether the tenant is a number or its digits', async () => {
    const trusted = await trustedIssuer();
    const { judge: ask } = judge(trusted.keyOf);
    const clientId = `${keyOf('ada', '7')}~phone~1`;
    const verdicts = [7, '7'].map(async (tenant) => ask(device(await trusted.token({ tenant }), clientId)));
    const principals = (await Promise.all(verdicts)).map((each) => each.isAuthenticated && each.principalId);
    expect(principals).toEqual([keyOf('ada', '7'), keyOf('ada', '7')]);
  });
});

describe('a device that wants large sessions', () => {
  test('gets those of its user, and its inbox even where one is foreign', async () => {
    const trusted = await trustedIssuer();
    const [own, joined, foreign] = [sessionOf(ADA), sessionOf(BOB), sessionOf(BOB, 2)];
    const membership = { isMember: async (id: string) => id === joined };
    const query = `&sessions=${[own, joined, foreign, own].join(',')}`;
    const { judge: ask } = judge(trusted.keyOf, { membership });
    const policy = broker(await ask(device(await trusted.token(), undefined, query)));
    const may = [own, joined, foreign].map((id) =>
      (['topicfilter', 'topic'] as const).map((kind) =>
        policy.allows(kind === 'topic' ? 'iot:Receive' : 'iot:Subscribe', kind, `meridian/app/s/${id}/ev`),
      ),
    );
    expect(may).toEqual([
      [true, true],
      [true, true],
      [false, false],
    ]);
    expect(policy.allows('iot:Subscribe', 'topicfilter', `meridian/app/u/${ADA}/in`)).toBe(true);
  });

  test('gets forty of them within what AWS IoT takes, with the longest names that there are', async () => {
    const trusted = await trustedIssuer();
    const sessions = Array.from({ length: 40 }, (_, at) => sessionOf(ADA, at));
    const { judge: ask } = judge(trusted.keyOf, {
      topics: topicsOf('a'.repeat(20)),
    });
    const verdict = await ask(device(await trusted.token(), undefined, `&sessions=${sessions}`));
    const documents = verdict.isAuthenticated ? verdict.policyDocuments : [];
    expect(documents.length).toBeGreaterThan(1);
    expect(documents.length).toBeLessThanOrEqual(10);
    expect(Math.max(...documents.map((text) => text.length))).toBeLessThanOrEqual(2_048);
    const resources = documents.flatMap((text) =>
      [(JSON.parse(text) as PolicyDocument).Statement].flat().flatMap(({ Resource = [] }) => Resource),
    );
    expect(sessions.every((id) => resources.some((arn) => String(arn).includes(id)))).toBe(true);
  });

  test.each([
    ['41', Array.from({ length: 41 }, (_, at) => sessionOf(BOB, at)).join(','), 'too-many-sessions'],
    ['a wildcard', '*', 'unreadable-session'],
    ['a wildcard behind a key', `${BOB}.*`, 'unreadable-session'],
    ['a quote', `${BOB}.${idAt(1)}"`, 'unreadable-session'],
  ])('is turned away with %s', async (_, sessions, code) => {
    const trusted = await trustedIssuer();
    const { judge: ask, lines } = judge(trusted.keyOf, { membership: { isMember: async () => true } });
    const query = `&sessions=${encodeURIComponent(sessions)}`;
    expect(await ask(device(await trusted.token(), undefined, query))).toEqual({ isAuthenticated: false });
    expect(lines.at(-1)?.fields.errorCode).toBe(code);
  });
});

describe('what a device may hear of others’ sessions', () => {
  const query = `&sessions=${sessionOf(ADA, 1)},${sessionOf(BOB, 2)},${sessionOf(BOB, 2)}`;

  test('is noted before it is asked whether they may, until the token expires', async () => {
    const trusted = await trustedIssuer();
    const order: string[] = [];
    const membership = { isMember: async () => order.push('asked') > 0 };
    const grants = { note: async () => void order.push('noted') };
    await judge(trusted.keyOf, { membership, grants }).judge(device(await trusted.token(), undefined, query));
    expect(order).toEqual(['noted', 'asked']);
    const { judge: ask, noted } = judge(trusted.keyOf, { membership });
    await ask(device(await trusted.token(), undefined, query));
    expect(noted).toEqual([
      { userKey: ADA, clientId: `${ADA}~phone~1`, sessions: [sessionOf(BOB, 2)], seconds: 3_600 },
    ]);
  });

  test('is nothing where it cannot be noted, and the inbox works on', async () => {
    const trusted = await trustedIssuer();
    const grants = { note: () => Promise.reject(new Error('The table is away.')) };
    const membership = { isMember: async () => true };
    const { judge: ask, lines } = judge(trusted.keyOf, { membership, grants });
    const verdict = await ask(device(await trusted.token(), undefined, query));
    expect(verdict).toMatchObject({ isAuthenticated: true });
    expect(JSON.stringify(verdict)).toContain(sessionOf(ADA, 1));
    expect(JSON.stringify(verdict)).not.toContain(sessionOf(BOB, 2));
    expect(lines[0]).toMatchObject({ level: 'warn', message: 'not granted' });
  });

  test('is not noted where they ask for their own sessions only', async () => {
    const trusted = await trustedIssuer();
    const { judge: ask, noted } = judge(trusted.keyOf);
    await ask(device(await trusted.token(), undefined, `&sessions=${sessionOf(ADA, 1)}`));
    await ask(device(await trusted.token()));
    expect(noted).toEqual([]);
  });
});
