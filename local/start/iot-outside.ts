import { AwsError, type Backplane } from '../engines/engine.ts';
import type { Outside } from '../engines/iot/outside.ts';
import { functionNameOf } from '../lambda/function-spec.ts';
import type { Functions } from '../lambda/functions.ts';
import type { InvokePermissions } from '../lambda/invoke-permissions.ts';
import type { LogLine } from '../lambda/log-line.ts';

interface Reach {
  readonly functions: Pick<Functions, 'invoke'>;
  readonly permissions: InvokePermissions;
  readonly backplane: Backplane;
  log(line: LogLine): void;
}

/** Lets the brokers' authorizers and rules reach functions and queues. */
export function iotOutside({ functions, permissions, backplane, log }: Reach): Outside {
  return {
    backplane,
    say: (region, about, text) =>
      log({ atMs: Date.now(), region, functionName: about, source: 'platform', text: `IoT: ${text}` }),
    async invoke({ functionArn, region, sourceArn, payload, unheard }) {
      if (!permissions.allow(functionArn, region, { service: 'iot.amazonaws.com', sourceArn })) {
        const message = `${sourceArn} may not invoke ${functionNameOf(functionArn)}: no AWS::Lambda::Permission of the function names iot.amazonaws.com with this SourceArn.`;
        throw new AwsError('AccessDeniedException', message, 403);
      }
      return functions.invoke(functionArn, region, payload, unheard);
    },
  };
}
