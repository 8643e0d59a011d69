import type { FaultBoard, ThrottledService } from '../../faults/faults.ts';
import { AwsError, type Engine, type ServiceCall } from '../engine.ts';

/** The exception by which the service refuses this call for its rate, if the faults in force want it to. */
export function throttled(
  service: string,
  engine: Engine,
  call: ServiceCall,
  faults: FaultBoard,
): AwsError | undefined {
  if (!isThrottled(service)) return undefined;
  const probability = faults.current.throttle[service];
  const kind = probability === 1 ? (`${service}Out` as const) : (`${service}Throttled` as const);
  return faults.strikes(kind, call.region, probability) ? EXCEPTIONS[service](call, engine) : undefined;
}

function isThrottled(service: string): service is ThrottledService {
  return service in EXCEPTIONS;
}

/** The exception by which DynamoDB answers a batch of which it could do nothing. */
export function throttledByDynamo({ operation }: ServiceCall, resource: string): AwsError {
  const kind = WRITES.test(operation) ? 'Write' : 'Read';
  return new AwsError('ThrottlingException', ON_DEMAND, 400, {
    throttlingReasons: [{ reason: `Table${kind}KeyRangeThroughputExceeded`, resource }],
  });
}

type Exception = (call: ServiceCall, engine: Engine) => AwsError;

// Tables on demand throttle a hot key range, with this exception and these reasons; provisioned ones have another.
// https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/throttling-diagnosing-workflow.html
const ON_DEMAND =
  'Throughput exceeds the current capacity of your table or index. DynamoDB is automatically scaling your table or index so please try again shortly.';
const WRITES = /^(Put|Update|Delete|BatchWrite|TransactWrite)/;

const EXCEPTIONS: Readonly<Record<ThrottledService, Exception>> = {
  dynamodb: (call, engine) => throttledByDynamo(call, engine.access(call)[0]?.resource ?? ''),
  // https://docs.aws.amazon.com/kinesis/latest/APIReference/API_PutRecords.html
  kinesis: (call, engine) =>
    new AwsError(
      'ProvisionedThroughputExceededException',
      rateExceeded(engine.access(call)[0]?.resource ?? ''),
    ),
  // The status is that of the service's model, where the reference says 400.
  sqs: () => new AwsError('RequestThrottled', 'The request was denied due to request throttling.', 403),
};

/** Kinesis's words, of the stream with this ARN. */
export function rateExceeded(streamArn: string): string {
  const [, , , , account, stream = ''] = streamArn.split(':');
  return `Rate exceeded for shard shardId-000000000000 in ${stream.replace('/', ' ')} under account ${account}.`;
}
