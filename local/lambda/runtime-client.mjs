// Runs inside the execution environment in the place of AWS's runtime interface client, whose native part would
// have to be built on every machine. Plain JavaScript, since Node 20 runs no TypeScript.
import { existsSync } from 'node:fs';
import { Agent, request } from 'node:http';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import '../engines/wire/localhost-names.mjs';
import { shiftClock } from './runtime-clock.mjs';

const [host, port] = process.env.AWS_LAMBDA_RUNTIME_API.split(':');
const agent = new Agent({ keepAlive: true, maxSockets: 2 });
let currentRequestId;

// Ctrl-C reaches the whole process group; the local cloud decides when an environment ends.
process.on('SIGINT', () => {});
process.on('uncaughtException', (error) => fail(error, 129));
process.on('unhandledRejection', (reason) =>
  fail({ name: 'Runtime.UnhandledPromiseRejection', message: String(reason), stack: reason?.stack }, 128),
);

// What it is at the start; each event tells anew.
shiftClock(Number(process.argv[2] ?? 0));
const handler = await load(process.env._HANDLER).catch((error) => initFailed(error));
for (;;) {
  await serve(handler);
}

async function serve(handle) {
  const { headers, body } = await call('GET', '/invocation/next');
  const requestId = headers['lambda-runtime-aws-request-id'];
  currentRequestId = requestId;
  shiftClock(Number(headers['local-clock-offset-ms'] ?? 0));
  process.env._X_AMZN_TRACE_ID = headers['lambda-runtime-trace-id'];
  try {
    const result = await handle(JSON.parse(body), contextOf(headers));
    await call('POST', `/invocation/${requestId}/response`, JSON.stringify(result ?? null));
  } catch (error) {
    await call('POST', `/invocation/${requestId}/error`, describe(error));
  }
}

/** The file of `folder/index.handler` is everything before the last dot. */
async function load(name) {
  const dot = name.lastIndexOf('.');
  const base = resolve(process.env.LAMBDA_TASK_ROOT, name.slice(0, dot));
  const file = ['.js', '.mjs', '.cjs'].map((extension) => base + extension).find(existsSync);
  if (file === undefined) {
    throw named(
      'Runtime.ImportModuleError',
      `Cannot find module '${base}' with the extension .js, .mjs or .cjs.`,
    );
  }
  const loaded = (await import(pathToFileURL(file).href))[name.slice(dot + 1)];
  return checked(loaded, name);
}

function checked(loaded, name) {
  if (typeof loaded !== 'function') {
    throw named('Runtime.HandlerNotFound', `${name} is undefined or not exported.`);
  }
  // From nodejs24.x on, Lambda refuses them too.
  if (loaded.length >= 3) {
    throw named('Runtime.CallbackHandlerDeprecated', `${name} takes a callback. Return a promise instead.`);
  }
  return loaded;
}

function contextOf(headers) {
  const { env } = process;
  const deadlineMs = Number(headers['lambda-runtime-deadline-ms']);
  return {
    awsRequestId: headers['lambda-runtime-aws-request-id'],
    callbackWaitsForEmptyEventLoop: true,
    functionName: env.AWS_LAMBDA_FUNCTION_NAME,
    functionVersion: env.AWS_LAMBDA_FUNCTION_VERSION,
    invokedFunctionArn: headers['lambda-runtime-invoked-function-arn'],
    logGroupName: env.AWS_LAMBDA_LOG_GROUP_NAME,
    logStreamName: env.AWS_LAMBDA_LOG_STREAM_NAME,
    memoryLimitInMB: env.AWS_LAMBDA_FUNCTION_MEMORY_SIZE,
    getRemainingTimeInMillis: () => Math.max(0, deadlineMs - Date.now()),
  };
}

async function initFailed(error) {
  await call('POST', '/init/error', describe(error));
  process.exit(1);
}

async function fail(error, exitCode) {
  const path = currentRequestId === undefined ? '/init/error' : `/invocation/${currentRequestId}/error`;
  await call('POST', path, describe(error));
  process.exit(exitCode);
}

function describe(error) {
  const isError = typeof error === 'object' && error !== null;
  return JSON.stringify({
    errorType: isError ? error.name : typeof error,
    errorMessage: isError ? error.message : String(error),
    trace: isError ? String(error.stack ?? '').split('\n') : [],
  });
}

function named(name, message) {
  return Object.assign(new Error(message), { name });
}

function call(method, path, body) {
  return new Promise((succeed) => {
    const headers = body === undefined ? {} : { 'content-length': Buffer.byteLength(body) };
    const options = { host, port, agent, method, headers, path: `/2018-06-01/runtime${path}` };
    const sent = request(options, (response) => {
      const chunks = [];
      response.on('data', (chunk) => chunks.push(chunk));
      response.on('end', () =>
        succeed({ headers: response.headers, body: Buffer.concat(chunks).toString() }),
      );
    });
    // The local cloud is gone: so is the reason to run.
    sent.on('error', () => process.exit(0));
    sent.end(body);
  });
}
