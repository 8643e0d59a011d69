import { EXPIRES_AT, SUMMARY_SK, summaryPk } from '../contract/keys.ts';
import type { Summary } from '../domain/prompt/summary.ts';
import type { DynamoDb, Item } from './dynamo-db.ts';
import { count, N, S, text } from './items.ts';
import type { SummaryStore, VersionedSummary } from './summary-store.ts';

/** Nothing tells this region's table that a message was deleted: a text which nobody asks for stays no longer. */
const KEPT_SECONDS = 7 * 86_400;

const IS_VERSION = 'version = :version';
const IS_VERSION_OR_NEW = `(attribute_not_exists(version) OR ${IS_VERSION})`;

interface Update {
  readonly expression: string;
  readonly condition?: string;
  readonly values: Item;
}

/** Summaries in the Answers table, which is this region's alone. */
export function dynamoSummaryStore(db: DynamoDb, TableName: string, nowMs: () => number): SummaryStore {
  const keyOf = (sessionId: string): Item => ({ pk: S(summaryPk(sessionId)), sk: S(SUMMARY_SK) });
  const update = (sessionId: string, { expression, condition, values }: Update) =>
    db.update({
      TableName,
      Key: keyOf(sessionId),
      UpdateExpression: `SET ${EXPIRES_AT} = :expiry, ${expression}`,
      ...(condition !== undefined && { ConditionExpression: condition }),
      ExpressionAttributeValues: { ...values, ':expiry': N(Math.ceil(nowMs() / 1_000) + KEPT_SECONDS) },
    });
  return {
    load: async (sessionId) =>
      versioned(await db.get({ TableName, Key: keyOf(sessionId), ConsistentRead: true })),
    claim: async (sessionId, version, now, untilMs) => {
      const done = await update(sessionId, {
        expression: 'notBeforeMs = :until, version = :version',
        condition: `${IS_VERSION_OR_NEW} AND (attribute_not_exists(notBeforeMs) OR notBeforeMs < :now)`,
        values: { ':version': N(version), ':now': N(now), ':until': N(untilMs) },
      });
      return done === 'done' ? 'claimed' : 'held';
    },
    keep: async (sessionId, version, { text: summary, from, until, changes }, untilMs) => {
      const part = { ':summary': S(summary), ':from': S(from), ':covered': S(until), ':changes': S(changes) };
      const done = await update(sessionId, {
        expression:
          'version = :next, notBeforeMs = :until, summary = :summary, coversFrom = :from, coversUntil = :covered, changes = :changes',
        condition: IS_VERSION_OR_NEW,
        values: { ':version': N(version), ':next': N(version + 1), ':until': N(untilMs), ...part },
      });
      return done === 'done' ? 'kept' : 'conflict';
    },
    forget: async (sessionId, version) => {
      const done = await update(sessionId, {
        expression: 'version = :next REMOVE summary, coversFrom, coversUntil, changes',
        condition: IS_VERSION,
        values: { ':version': N(version), ':next': N(version + 1) },
      });
      return done === 'done' ? 'forgotten' : 'conflict';
    },
    postpone: async (sessionId, untilMs) => {
      await update(sessionId, {
        expression: 'notBeforeMs = :until, version = if_not_exists(version, :zero)',
        values: { ':until': N(untilMs), ':zero': N(0) },
      });
    },
  };
}

function versioned(item: Item | undefined): VersionedSummary {
  if (item === undefined) {
    return { summary: undefined, version: 0 };
  }
  return {
    summary: item.summary === undefined ? undefined : summaryIn(item),
    version: count(item, 'version'),
  };
}

function summaryIn(item: Item): Summary {
  return {
    text: text(item, 'summary'),
    from: text(item, 'coversFrom'),
    until: text(item, 'coversUntil'),
    changes: text(item, 'changes'),
  };
}
