import { type Access, AwsError, type Engine, type ServiceCall } from '../engine.ts';

/** Runs a function and waits for its end; payloads are JSON text. */
export type Invoke = (
  name: string,
  region: string,
  payload: string,
) => Promise<{ readonly payload: string; readonly functionError?: string }>;

/** Lambda's API as far as somebody may call functions by hand. */
export interface LambdaEngine extends Engine {
  /** Says whose the functions are. */
  ownedBy(accountId: string): void;
  /** Gives the engine the functions, which come to life after the engines. */
  connect(invoke: Invoke): void;
}

export function createLambdaEngine(): LambdaEngine {
  let accountId = '';
  let invoke: Invoke = async () => {
    throw new AwsError('ServiceException', 'The local Lambda has no functions yet.', 500);
  };
  return {
    services: ['lambda'],
    types: [],
    operations: ['Invoke'],
    actions: { Invoke: 'InvokeFunction' },
    provision: async () => {},
    access: (call) => accessOf(call, accountId),
    async call({ region, input }) {
      const { FunctionName, InvocationType = 'RequestResponse', Payload = '' } = input;
      if (InvocationType !== 'RequestResponse') {
        const message = `The local Lambda waits for functions; it does not take the invocation type ${InvocationType}.`;
        throw new AwsError('InvalidParameterValueException', message);
      }
      const sent = Buffer.from(String(Payload), 'base64').toString() || '{}';
      const { payload, functionError } = await invoke(String(FunctionName), region, sent);
      return {
        Payload: Buffer.from(payload).toString('base64'),
        ...(functionError !== undefined && { FunctionError: functionError }),
      };
    },
    ownedBy: (id) => {
      accountId = id;
    },
    connect: (functions) => {
      invoke = functions;
    },
    close: async () => {},
  };
}

/** https://docs.aws.amazon.com/service-authorization/latest/reference/list_awslambda.html */
function accessOf({ region, input }: ServiceCall, accountId: string): Access[] {
  const name = String(input.FunctionName).split(':').at(-1);
  const resource = `arn:aws:lambda:${region}:${accountId}:function:${name}`;
  return [{ action: 'lambda:InvokeFunction', resource }];
}
