import { ANY, clientIdPrefix, type Topics } from '../contract/topics.ts';

/** AWS IoT takes ten policies of 2,048 characters: https://docs.aws.amazon.com/iot/latest/developerguide/custom-auth-lambda.html */
const MOST_CHARACTERS = 2_048;

export interface Device {
  /** `arn:aws:iot:<region>:<account>:` */
  readonly arnPrefix: string;
  readonly topics: Topics;
  readonly userKey: string;
  /** Large sessions of which the user is a member. */
  readonly sessions: readonly string[];
}

interface Statement {
  readonly Effect: 'Allow';
  readonly Action: readonly string[];
  readonly Resource: readonly string[];
}

/** Policies by which a device connects as its user and nobody else, hears what is meant for the user, and types. */
export function devicePolicies(device: Device): string[] {
  const { arnPrefix, topics, userKey } = device;
  const own = document([
    allow(['iot:Connect'], [`${arnPrefix}client/${clientIdPrefix(userKey)}${ANY}`]),
    allow(['iot:Publish'], [`${arnPrefix}topic/${topics.ephemeral(userKey, ANY)}`]),
    hearing([...heard(arnPrefix, topics.inbox(userKey)), ...heard(arnPrefix, topics.everyone())]),
  ]);
  return [own, ...sessionPolicies(device)];
}

/** As many sessions to a policy as it holds. */
function sessionPolicies({ arnPrefix, topics, sessions }: Device): string[] {
  const policies: string[] = [];
  let resources: string[] = [];
  for (const sessionId of sessions) {
    const more = [...resources, ...heard(arnPrefix, topics.session(sessionId))];
    if (document([hearing(more)]).length > MOST_CHARACTERS) {
      policies.push(document([hearing(resources)]));
      resources = more.slice(resources.length);
    } else {
      resources = more;
    }
  }
  return resources.length === 0 ? policies : [...policies, document([hearing(resources)])];
}

/** AWS IoT asks about the filter at SUBSCRIBE, and about the topic at each message. */
function heard(arnPrefix: string, topic: string): [filter: string, topic: string] {
  return [`${arnPrefix}topicfilter/${topic}`, `${arnPrefix}topic/${topic}`];
}

function hearing(resources: readonly string[]): Statement {
  return allow(['iot:Subscribe', 'iot:Receive'], resources);
}

function allow(Action: readonly string[], Resource: readonly string[]): Statement {
  return { Effect: 'Allow', Action, Resource };
}

function document(Statement: readonly Statement[]): string {
  return JSON.stringify({ Version: '2012-10-17', Statement });
}
