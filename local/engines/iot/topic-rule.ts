import type { CloudResource } from '../engine.ts';
import type { BrokerMessage } from './broker-message.ts';
import type { Outside } from './outside.ts';
import { type Selection, selectionOf } from './topic-rule-sql.ts';

/** A rule of the templates. */
export interface TopicRule {
  readonly name: string;
  readonly region: string;
  readonly selection: Selection;
  /** Does everything that the rule says; what fails is told in the log. */
  run(message: BrokerMessage, outside: Outside): Promise<void>;
}

interface RulePayload {
  readonly Sql: string;
  readonly Actions: readonly RawAction[];
  readonly ErrorAction?: RawAction;
  readonly RuleDisabled?: boolean;
}

interface RawAction {
  readonly Lambda?: { readonly FunctionArn: string };
  readonly Sqs?: { readonly QueueUrl: string; readonly RoleArn: string; readonly UseBase64?: boolean };
}

interface Action {
  readonly kind: string;
  readonly resource: string;
  run(selected: unknown, outside: Outside): Promise<void>;
}

interface Place {
  readonly region: string;
  readonly arn: string;
  readonly name: string;
}

/**
 * Reads an `AWS::IoT::TopicRule`; undefined for one that is switched off.
 * @throws Error with a sentence for SQL or an action that is not known here
 */
export function topicRuleOf(resource: CloudResource): TopicRule | undefined {
  const { region, accountId, physicalName: name, stackName, logicalId } = resource;
  const payload = resource.properties.TopicRulePayload as RulePayload;
  if (payload.RuleDisabled === true) return undefined;
  const place: Place = { region, name, arn: `arn:aws:iot:${region}:${accountId}:rule/${name}` };
  try {
    requireName(name);
    const actions = payload.Actions.map((action) => actionOf(action, place));
    const onError = payload.ErrorAction && actionOf(payload.ErrorAction, place);
    const selection = selectionOf(payload.Sql);
    return { name, region, selection, run: runner(place, selection, actions, onError) };
  } catch (error) {
    throw new Error(`Stack ${stackName}, resource ${logicalId}: ${(error as Error).message}`);
  }
}

function requireName(name: string): void {
  if (/^[a-zA-Z0-9_]{1,128}$/.test(name)) return;
  throw new Error(`the rule's name is ${name}; allowed are 1 to 128 letters, digits and underscores.`);
}

function actionOf({ Lambda, Sqs, ...others }: RawAction, place: Place): Action {
  if (Lambda) return functionAction(Lambda.FunctionArn, place);
  if (Sqs) return queueAction(Sqs, place);
  throw new Error(
    `the local cloud does not know the action ${Object.keys(others).join(', ') || 'without a name'}. It knows Lambda and Sqs.`,
  );
}

function functionAction(functionArn: string, { region, arn: sourceArn }: Place): Action {
  return {
    kind: 'LambdaAction',
    resource: functionArn,
    async run(selected, { invoke }) {
      if (Buffer.isBuffer(selected))
        throw new Error('the payload is no JSON, and a function takes nothing else');
      const payload = JSON.stringify(selected);
      const answer = await invoke({ functionArn, region, sourceArn, payload });
      if (answer.functionError !== undefined) throw new Error(answer.payload);
    },
  };
}

function queueAction({ QueueUrl, RoleArn, UseBase64 }: NonNullable<RawAction['Sqs']>, place: Place): Action {
  const principal = { kind: 'role', roleArn: RoleArn, functionName: place.name } as const;
  return {
    kind: 'SqsAction',
    resource: QueueUrl,
    async run(selected, { backplane }) {
      const bytes = Buffer.isBuffer(selected) ? selected : Buffer.from(JSON.stringify(selected));
      const MessageBody = bytes.toString(UseBase64 === true ? 'base64' : 'utf8');
      const { region } = place;
      await backplane.call('sqs', {
        region,
        principal,
        operation: 'SendMessage',
        input: { QueueUrl, MessageBody },
      });
    },
  };
}

function runner(
  place: Place,
  selection: Selection,
  actions: readonly Action[],
  onError: Action | undefined,
): TopicRule['run'] {
  return async (message, outside) => {
    if (!selection.wants(message)) return;
    const failures: Failure[] = [];
    await Promise.all(
      actions.map(async (action) => {
        try {
          await action.run(selection.select(message), outside);
        } catch (error) {
          failures.push({ action, message: String(error) });
        }
      }),
    );
    for (const failure of failures) outside.say(place.region, place.name, failure.message);
    if (failures.length > 0)
      await onError?.run(errorDocument(place, message, failures), outside).catch(() => {});
  };
}

interface Failure {
  readonly action: Action;
  readonly message: string;
}

/** https://docs.aws.amazon.com/iot/latest/developerguide/rule-error-handling.html */
function errorDocument({ name: ruleName }: Place, message: BrokerMessage, failures: readonly Failure[]) {
  return {
    ruleName,
    topic: message.topic,
    clientId: message.clientId ?? 'N/A',
    base64OriginalPayload: message.payload.toString('base64'),
    failures: failures.map(({ action, message: errorMessage }) => ({
      failedAction: action.kind,
      failedResource: action.resource,
      errorMessage,
    })),
  };
}
