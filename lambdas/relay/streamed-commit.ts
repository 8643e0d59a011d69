import type { AttributeValue, DynamoDBRecord } from 'aws-lambda';
import type { MeridianEvent } from '../contract/events.ts';
import { Limits } from '../contract/limits.ts';
import { stamped } from '../domain/lane.ts';
import { dislikedAnswer } from '../domain/thumbs-down.ts';
import { sha256Hex } from '../platform/sha256-hex.ts';
import type { MemberRegister } from '../store/session-store.ts';

/** A commit as the table's stream has it. */
export interface StreamedCommit {
  /** By which Lambda is told that it failed. */
  readonly sequenceNumber: string;
  readonly sessionId: string;
  readonly lane: string;
  readonly version: number;
  readonly committedAt: string;
  /** As it stands in an envelope. */
  readonly json: string;
  /** What it says of members. */
  readonly members: readonly MemberRegister[];
  /** User keys that its messages mention. */
  readonly mentions: readonly string[];
  /** Event ids of answers that somebody disliked. */
  readonly disliked: readonly string[];
}

/**
 * Reads a record of the EventStore's stream. The stored texts of events go into the envelope as they are; only
 * those that concern relay itself are parsed. Throws a sentence for an item that is no commit.
 */
export function streamedCommit({ dynamodb }: DynamoDBRecord): StreamedCommit {
  const image = dynamodb?.NewImage ?? {};
  const [, sessionId = ''] = text(image, 'pk').split('#');
  const [, lane = '', version] = text(image, 'sk').split('#');
  const committedAt = text(image, 'committedAt');
  const events = (image.events?.L ?? []).map(({ S = '' }) => S);
  const place = { lane, version: Number(version), committedAt };
  return {
    ...place,
    sequenceNumber: dynamodb?.SequenceNumber ?? '',
    sessionId,
    json: jsonOf(place, Number(image.messages?.N ?? 0), events),
    members: events.flatMap(memberIn),
    mentions: events.flatMap(mentionsIn),
    disliked: events.flatMap(dislikedIn),
  };
}

type Place = Pick<StreamedCommit, 'lane' | 'version' | 'committedAt'>;

function jsonOf({ lane, version, committedAt }: Place, messages: number, events: readonly string[]): string {
  const head = JSON.stringify({ lane, version, committedAt, messages }).slice(0, -1);
  const json = `${head},"events":[${events.join(',')}]}`;
  return Buffer.byteLength(json) > Limits.inlineCommitBytes ? referenceTo({ lane, version }) : json;
}

/** A commit that is only named: whoever may read the session fetches it. */
export function referenceTo({ lane, version }: Pick<StreamedCommit, 'lane' | 'version'>): string {
  return JSON.stringify({ lane, version, byReference: true });
}

function memberIn(text: string): MemberRegister[] {
  // Canonical JSON has no spaces; a patch may hold the same characters, which the type tells apart.
  if (!text.includes('"type":"member.')) {
    return [];
  }
  const event = JSON.parse(text) as MeridianEvent<'member.added'>;
  return event.type === 'member.added' || event.type === 'member.removed' ? [registerOf(event)] : [];
}

function registerOf(event: MeridianEvent<'member.added' | 'member.removed'>): MemberRegister {
  const { stamp } = stamped(event, sha256Hex);
  return { member: event.data.member, belongs: event.type === 'member.added', stamp };
}

function mentionsIn(text: string): string[] {
  if (!text.includes('"mentions":[')) {
    return [];
  }
  const { type, data } = JSON.parse(text) as { type: string; data: { mentions?: string[] } };
  return type === 'message.sent' ? (data.mentions ?? []) : [];
}

function dislikedIn(text: string): string[] {
  if (!text.includes('"type":"message.reacted"')) {
    return [];
  }
  const answer = dislikedAnswer(JSON.parse(text) as MeridianEvent);
  return answer === undefined ? [] : [answer];
}

function text(image: Readonly<Record<string, AttributeValue>>, name: string): string {
  const value = image[name]?.S;
  if (value === undefined) {
    throw new Error(`A record of the stream has no "${name}": ${image.pk?.S} / ${image.sk?.S}.`);
  }
  return value;
}
