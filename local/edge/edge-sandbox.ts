import vm from 'node:vm';

/** What a CloudFront function did with a request. */
export interface EdgeOutcome {
  /** The request to go on with, or the response to answer at once. */
  readonly result: Record<string, unknown>;
  /** Origin that the function selected. */
  readonly originId?: string;
  readonly logs: readonly string[];
}

export interface EdgeSurroundings {
  /** What the store holds; null where it cannot be read. */
  readonly keyValues: Readonly<Record<string, string>> | null;
  /** Regional edge cache that CloudFront would expect for this location. */
  readonly edgeRegion: string;
}

export type EdgeFunction = (event: unknown, surroundings: EdgeSurroundings) => EdgeOutcome;

/** Generous: CloudFront stops a function after about a millisecond of CPU, but this machine is shared. */
const CPU_LIMIT_MS = 1_000;
/**
 * A limit is a thread that Node makes and joins for every call, which takes ten times as long as the function does.
 * What has kept to its time so often is trusted.
 */
const LIMITED_CALLS = 200;

/**
 * Loads a CloudFront function (runtime 2.0) into a context of its own, which has the globals that AWS documents
 * and no others.
 * @throws Error where the function fails, never settles, or runs past its CPU time
 */
export function loadEdgeFunction(code: string): EdgeFunction {
  const sandbox: Record<string, unknown> = { __input: '{}' };
  // Promises of the host would never settle inside: with `afterEvaluate` the context has a queue of its own, which
  // is what makes the CPU limit hold after an await too. (Node 20 aborts there when async hooks are in use.)
  const context = vm.createContext(sandbox, {
    codeGeneration: { strings: false, wasm: false },
    microtaskMode: 'afterEvaluate',
  });
  const limits = { timeout: CPU_LIMIT_MS };
  vm.runInContext(SURROUNDINGS, context, limits);
  const withoutImport = code.replace(
    /import\s*([\w$]+)\s*from\s*["']cloudfront["'];?/g,
    'const $1=globalThis.__cloudfront;',
  );
  vm.runInContext(`"use strict";${withoutImport};globalThis.__handler=handler;`, context, limits);
  const call = new vm.Script(CALL, { filename: 'edge-function.js' });
  let calls = 0;
  return (event, surroundings) => {
    sandbox.__input = JSON.stringify({ event, nowMs: Date.now(), ...surroundings });
    sandbox.__output = undefined;
    call.runInContext(context, calls++ < LIMITED_CALLS ? limits : {});
    return outcomeOf(sandbox.__output);
  };
}

function outcomeOf(output: unknown): EdgeOutcome {
  if (typeof output !== 'string') throw new Error('The edge function returned a promise that never settles.');
  const { failure, ...outcome } = JSON.parse(output) as EdgeOutcome & { failure?: string };
  if (failure !== undefined) throw new Error(`The edge function failed: ${failure}`);
  return outcome;
}

/** Runs inside the context, before the function: the `cloudfront` module, the console and a clock that stands still. */
const SURROUNDINGS = `'use strict';
(() => {
  let input = {};
  let effects = {};
  const read = () => {
    if (input.keyValues === null) throw new Error('InternalError: the key value store cannot be read');
    return input.keyValues;
  };
  const own = (key) => Object.prototype.hasOwnProperty.call(read(), key);
  const store = {
    async get(key, options) {
      if (!own(key)) throw new Error('KeyNotFound: ' + key);
      return options && options.format === 'json' ? JSON.parse(read()[key]) : read()[key];
    },
    async exists(key) { return own(key); },
    async count() { return Object.keys(read()).length; },
  };
  globalThis.__cloudfront = {
    kvs: () => store,
    get edgeLocation() { return { name: 'LOC', serverIp: '127.0.0.1', region: input.edgeRegion }; },
    selectRequestOriginById(id) { effects.originId = id; },
    updateRequestOrigin() { throw new Error('the local edge does not know updateRequestOrigin'); },
    createRequestOriginGroup() { throw new Error('the local edge does not know createRequestOriginGroup'); },
  };
  globalThis.console = { log(line) { effects.logs.push(String(line)); } };
  const RealDate = Date;
  globalThis.Date = class extends RealDate {
    constructor(...parts) { if (parts.length > 0) super(...parts); else super(input.nowMs); }
    static now() { return input.nowMs; }
  };
  globalThis.__begin = () => {
    input = JSON.parse(__input);
    effects = { logs: [] };
    return input.event;
  };
  globalThis.__end = (result) => JSON.stringify(Object.assign({ result }, effects));
})();`;

const CALL = `(async () => {
  try { __output = __end(await __handler(__begin())); }
  catch (error) { __output = JSON.stringify({ failure: String(error && error.stack || error) }); }
})();0`;
