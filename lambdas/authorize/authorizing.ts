import type { Context } from 'aws-lambda';
import { Limits } from '../contract/limits.ts';
import { Metric } from '../contract/metrics.ts';
import { CLIENT_ID, clientIdPrefix, type Topics } from '../contract/topics.ts';
import { isEventId } from '../domain/event-id.ts';
import type { Membership } from '../http/membership.ts';
import { isMeridianError, rejected } from '../platform/errors.ts';
import type { Log } from '../platform/logger.ts';
import type { Meter } from '../platform/metrics.ts';
import { userKeyOf } from '../platform/user-key.ts';
import type { Grant, GrantStore } from '../store/grant-store.ts';
import { type Credentials, credentialsOf } from './credentials-of.ts';
import type { DeviceEvent, Verdict } from './device-event.ts';
import { devicePolicies } from './device-policies.ts';
import { type Trust, verifiedPerson } from './verified-person.ts';

/** What authorize needs of the world. */
export interface Ports {
  readonly trust: Trust;
  readonly salt: string;
  readonly topics: Topics;
  readonly membership: Membership;
  readonly grants: Pick<GrantStore, 'note'>;
  readonly log: Log;
  readonly meter: Meter;
  nowMs(): number;
}

/** AWS IoT's bounds of both intervals, and how often it has the device judged again. Seconds. */
const SECONDS = { least: 300, most: 86_400, refresh: 300 };

/**
 * Judges devices: the token must be one that the HTTP API takes, the client id one of its person. A refusal is
 * logged by its code, never with the token; what is broken throws, which turns the device away as well.
 */
export function authorizing(ports: Ports): (event: DeviceEvent, context: Context) => Promise<Verdict> {
  return async (event, context) => {
    const { log, meter } = ports;
    const about = { requestId: context.awsRequestId };
    try {
      const { userKey, verdict } = await judged(ports, credentialsOf(event), context.invokedFunctionArn);
      log.info('let in', { ...about, userKey, outcome: 'let-in' });
      meter.count(Metric.devicesLetIn);
      return verdict;
    } catch (error) {
      meter.count(Metric.devicesRefused);
      const errorCode = isMeridianError(error) ? error.code : 'unexpected';
      if (!isMeridianError(error) || error.fate !== 'rejected') {
        log.error('failed', { ...about, outcome: 'refused', errorCode }, error);
        throw error;
      }
      log.info('refused', { ...about, outcome: 'refused', errorCode });
      return { isAuthenticated: false };
    } finally {
      meter.flush();
    }
  };
}

async function judged(
  ports: Ports,
  { token, clientId, sessions }: Credentials,
  functionArn: string,
): Promise<{ userKey: string; verdict: Verdict }> {
  const { trust, salt, topics, nowMs } = ports;
  const person = await verifiedPerson(token, trust, nowMs());
  const userKey = userKeyOf(salt, person);
  requireOwnClientId(clientId, userKey);
  requireSessionIds(sessions);
  const seconds = clamped(Math.floor(person.expiresAt - nowMs() / 1000));
  const followed = await followable(ports, userKey, { clientId, sessions: [...new Set(sessions)], seconds });
  const arnPrefix = arnPrefixOf(functionArn);
  return {
    userKey,
    verdict: {
      isAuthenticated: true,
      principalId: userKey,
      policyDocuments: devicePolicies({ arnPrefix, topics, userKey, sessions: followed }),
      disconnectAfterInSeconds: seconds,
      refreshAfterInSeconds: SECONDS.refresh,
    },
  };
}

function requireOwnClientId(clientId: string, userKey: string): void {
  if (!CLIENT_ID.test(clientId) || !clientId.startsWith(clientIdPrefix(userKey))) {
    throw rejected('foreign-client-id', 'The client id is none of <user key>~<device>~<nonce>.');
  }
}

function requireSessionIds(sessions: readonly string[]): void {
  if (sessions.length > Limits.followedSessions) {
    throw rejected(
      'too-many-sessions',
      `The device wants ${sessions.length} sessions; at most ${Limits.followedSessions}.`,
    );
  }
  // What is no id would end up in a policy, wildcards and all.
  if (!sessions.every((id) => /^[0-9a-f]{32}\./.test(id) && isEventId(id.slice(33)))) {
    throw rejected('unreadable-session', 'One of the sessions that the device wants is no session id.');
  }
}

/**
 * Those of the sessions that are the user's; of another the topic is refused, and the inbox works on. Where the user
 * is a member, the grant is noted before it is asked whether they are: who removes them at this moment finds either
 * the grant to end or a membership that has ended.
 */
async function followable(ports: Ports, userKey: string, grant: Grant): Promise<string[]> {
  const isOwn = (id: string): boolean => id.startsWith(`${userKey}.`);
  const foreign = grant.sessions.filter((id) => !isOwn(id));
  const isNoted = foreign.length === 0 || (await noted(ports, userKey, { ...grant, sessions: foreign }));
  const belongs = await Promise.all(
    grant.sessions.map((id) => isOwn(id) || (isNoted && ports.membership.isMember(id, userKey))),
  );
  return grant.sessions.filter((_, at) => belongs[at]);
}

/** A grant that nobody could end is none. */
async function noted({ grants, log }: Ports, userKey: string, grant: Grant): Promise<boolean> {
  try {
    await grants.note(userKey, grant);
    return true;
  } catch (error) {
    log.warn('not granted', { userKey, outcome: 'inbox-only' }, error);
    return false;
  }
}

/** `arn:aws:lambda:eu-west-1:1234…:function:…` → `arn:aws:iot:eu-west-1:1234…:` */
function arnPrefixOf(functionArn: string): string {
  const [arn, partition, , region, account] = functionArn.split(':');
  return `${arn}:${partition}:iot:${region}:${account}:`;
}

function clamped(seconds: number): number {
  return Math.min(Math.max(seconds, SECONDS.least), SECONDS.most);
}
