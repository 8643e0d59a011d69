import { createBackplane } from '../engines/wire/backplane.ts';
import { startEventSourceMappings } from '../lambda/event-source-mappings.ts';
import type { FunctionSpec } from '../lambda/function-spec.ts';
import { createFunctions, type Functions } from '../lambda/functions.ts';
import { type InvokePermissions, invokePermissionsOf } from '../lambda/invoke-permissions.ts';
import type { LogLine } from '../lambda/log-line.ts';
import { meantLine } from '../lambda/meant-line.ts';
import { startSchedules } from '../lambda/schedules.ts';
import { takeStreamPositions } from '../lambda/stream-positions.ts';
import type { Closers } from './closers.ts';
import { functionSpecsIn } from './function-specs.ts';
import type { Ground } from './ground.ts';
import { iotOutside } from './iot-outside.ts';
import { serviceEndpoints } from './service-endpoints.ts';
import type { Services } from './services.ts';

/** The functions of all regions with what calls them. */
export interface Running {
  readonly functions: Functions;
  readonly specs: readonly FunctionSpec[];
  readonly permissions: InvokePermissions;
}

/** Makes the functions and starts what calls them by itself: event source mappings and schedules. */
export function runFunctions(
  services: Services,
  { faults, activity, journal, observer, folder }: Ground,
  print: (line: LogLine) => void,
  closers: Closers,
): Running {
  const { assembly, keys, wire, allow, engines } = services;
  const { resources } = assembly;
  const log = (logged: LogLine): void => {
    const line = meantLine(logged, faults.current);
    activity.log(line);
    journal.add(line);
    print(line);
  };
  const specs = functionSpecsIn(assembly);
  const runtimeEnvironment = {
    ...serviceEndpoints(wire.url, process.env),
    // Lambda runs a newer Node than this machine may have.
    AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: 'true',
  };
  const functions = createFunctions({
    functions: specs,
    runtimeEnvironment: () => runtimeEnvironment,
    keys,
    faults,
    log,
  });
  wire.beforeCall(functions.beforeCall);
  wire.afterCall(functions.afterCall);
  wire.afterCall(observer.called);
  const backplane = createBackplane(engines.all, allow, faults);
  engines.bedrock.connect(backplane);
  engines.lambda.connect(functions.invoke);
  const permissions = invokePermissionsOf(resources);
  engines.iot.connect(iotOutside({ functions, permissions, backplane, log }));
  const wireUrl = wire.url;
  const mappings = startEventSourceMappings({
    resources,
    specs,
    functions,
    backplane,
    faults,
    wireUrl,
    positions: takeStreamPositions(folder.path),
    onStreamRecord: (listener) => engines.dynamodb.onStreamRecord(listener),
    log,
  });
  const schedules = startSchedules({ resources, functions, allow, log });
  closers.add(async () => {
    schedules.stop();
    // Together: a batch at work ends when its function does.
    await Promise.all([mappings.stop(), functions.stop()]);
  });
  return { functions, specs, permissions };
}
