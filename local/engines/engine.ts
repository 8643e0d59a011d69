/** Who makes a call: a function's role, or the person at the keyboard, who may do everything. */
export interface Principal {
  readonly kind: 'role' | 'operator';
  /** Role ARN, as the templates name it; undefined for the operator. */
  readonly roleArn?: string;
  /** Function on whose behalf the call is made, e.g. `meridian-apply`; shown in errors and used by faults. */
  readonly functionName?: string;
}

/** One call of one AWS service, after the wire protocol is taken off. */
export interface ServiceCall {
  readonly region: string;
  /** The API's own name for it: `PutItem`, `SendMessage`, `PutRecords`. */
  readonly operation: string;
  readonly input: Record<string, unknown>;
  readonly principal: Principal;
}

/** One event of an answer that is streamed, which an engine gives as an async iterable of them. */
export interface StreamedEvent {
  readonly kind: 'event' | 'exception';
  /** `contentBlockDelta`, `throttlingException` */
  readonly type: string;
  readonly payload: Record<string, unknown>;
  /** By a fault: its bytes come in pieces, or the connection breaks in the middle of them. */
  readonly delivery?: { readonly pieces: number } | 'torn';
}

/** What IAM must allow before the call is made. */
export interface Access {
  /** `dynamodb:PutItem` */
  readonly action: string;
  /** An ARN, or `*` where the service has no resource for the action. */
  readonly resource: string;
}

/** A resource of the synthesized templates with every intrinsic function resolved. */
export interface CloudResource {
  /** `AWS::SQS::Queue` */
  readonly type: string;
  readonly region: string;
  readonly accountId: string;
  readonly stackName: string;
  readonly logicalId: string;
  /** The name AWS would know it by: queue name, table name, function name. */
  readonly physicalName: string;
  readonly properties: Record<string, unknown>;
}

/** An emulated AWS service. Engines know nothing of IAM, of HTTP, or of Meridian. */
export interface Engine {
  /** SigV4 service names that it answers, e.g. `['dynamodb']`. */
  readonly services: readonly string[];
  /** CloudFormation types that it creates. */
  readonly types: readonly string[];
  /** Names of the API's operations that it answers. */
  readonly operations: readonly string[];
  /** The actions that an operation needs of, where they are not called as it is. */
  readonly actions?: Readonly<Record<string, string | readonly string[]>>;
  /** Creates a resource, or finds it again in the data folder; the same resource twice is one resource. */
  provision(resource: CloudResource): Promise<void>;
  /** Actions and resources that the call needs; a batch over two tables needs both. */
  access(call: ServiceCall): Access[];
  /** @throws AwsError as the real service would */
  call(call: ServiceCall): Promise<Record<string, unknown>>;
  /** Writes to the data folder what a clean stop must keep, and lets go of timers and files. */
  close(): Promise<void>;
}

/** An error of an AWS service, in the service's own terms. */
export class AwsError extends Error {
  /** `ConditionalCheckFailedException` */
  readonly code: string;
  readonly statusCode: number;
  /** Further members of the error document, such as `Item` or `CancellationReasons`. */
  readonly members: Record<string, unknown>;

  constructor(code: string, message: string, statusCode = 400, members: Record<string, unknown> = {}) {
    super(message);
    this.name = code;
    this.code = code;
    this.statusCode = statusCode;
    this.members = members;
  }
}

/** How parts of the local cloud call AWS services without a socket: with IAM and faults, as through the wire. */
export interface Backplane {
  call(service: string, call: ServiceCall): Promise<Record<string, unknown>>;
}
