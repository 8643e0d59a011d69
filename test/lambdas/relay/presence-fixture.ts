import type { DynamoDBRecord } from 'aws-lambda';
import { presenceSk, userPk } from '../../../lambdas/contract/keys.ts';
import type { Lines } from '../../../lambdas/domain/presence.ts';
import { ANNA, BEN, idAt, SESSION } from '../domain/factories.ts';
import { CLEO, member, NOW_MS, relay } from './relay-fixture.ts';

export const REGION = 'eu-west-1';
export const OTHER = `${CLEO}.${idAt(5)}`;

export const lines = (isOpen: boolean, ...connections: string[]): Lines =>
  Object.fromEntries(connections.map((name) => [name, { session: 's', version: 0, isOpen, atMs: NOW_MS }]));

export const HERE = lines(true, 'phone~1');

/** A record of the Session table's stream. */
export function change(userKey: string, after: Lines, before?: Lines): DynamoDBRecord {
  const keys = { pk: { S: userPk(userKey) }, sk: { S: presenceSk(REGION) } };
  const image = (of: Lines) => ({
    ...keys,
    lines: { S: JSON.stringify(of) },
    lastSeen: { N: String(NOW_MS) },
  });
  return {
    eventName: before === undefined ? 'INSERT' : 'MODIFY',
    dynamodb: {
      SequenceNumber: `presence of ${userKey}`,
      Keys: keys,
      NewImage: image(after),
      ...(before && { OldImage: image(before) }),
    },
  } as DynamoDBRecord;
}

/** Anna's session, Ben in it, and somebody who looks. */
export function room(viewers = [ANNA], changes = {}) {
  const setting = relay([member(BEN)], changes);
  setting.belonging.set(BEN, [SESSION]).set(ANNA, [SESSION]);
  const look = () => Promise.all(viewers.map((userKey) => setting.views.keep(SESSION, userKey)));
  const come = (userKey: string, of = HERE) =>
    setting.presence.replicate(userKey, { region: REGION, lines: of, lastSeenMs: NOW_MS });
  return { ...setting, look, come };
}
