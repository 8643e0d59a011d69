import type { IssuedKey } from '../engines/wire/access-keys.ts';
import type { FunctionSpec } from './function-spec.ts';

/**
 * Everything a handler finds in its environment: what Lambda defines, the function's own variables, and where the
 * services are. Nothing of the local cloud's own environment but the path.
 * https://docs.aws.amazon.com/lambda/latest/dg/configuration-envvars.html
 */
export function environmentVariables(
  spec: FunctionSpec,
  key: IssuedKey,
  runtimeApi: string,
  endpoints: Readonly<Record<string, string>>,
): Record<string, string> {
  return {
    PATH: process.env.PATH ?? '',
    TZ: ':UTC',
    LANG: 'en_US.UTF-8',
    _HANDLER: spec.handler,
    AWS_ACCESS_KEY_ID: key.accessKeyId,
    AWS_SECRET_ACCESS_KEY: key.secretAccessKey,
    AWS_SESSION_TOKEN: `local-${key.accessKeyId}`,
    AWS_DEFAULT_REGION: spec.region,
    AWS_REGION: spec.region,
    AWS_EXECUTION_ENV: `AWS_Lambda_${spec.runtime}`,
    AWS_LAMBDA_FUNCTION_MEMORY_SIZE: String(spec.memoryMb),
    AWS_LAMBDA_FUNCTION_NAME: spec.name,
    AWS_LAMBDA_FUNCTION_VERSION: '$LATEST',
    AWS_LAMBDA_INITIALIZATION_TYPE: 'on-demand',
    AWS_LAMBDA_LOG_GROUP_NAME: `/aws/lambda/${spec.name}`,
    AWS_LAMBDA_LOG_STREAM_NAME: `local/[$LATEST]${key.accessKeyId}`,
    AWS_LAMBDA_RUNTIME_API: runtimeApi,
    LAMBDA_RUNTIME_DIR: import.meta.dirname,
    LAMBDA_TASK_ROOT: spec.folder,
    ...endpoints,
    ...spec.environment,
  };
}
