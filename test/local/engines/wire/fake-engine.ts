import type { Access, Engine, ServiceCall } from '../../../../local/engines/engine.ts';

/** An engine that remembers its calls and answers as told. */
export interface FakeEngine extends Engine {
  readonly calls: ServiceCall[];
}

export function fakeEngine(
  service: string,
  answer: (call: ServiceCall) => Record<string, unknown> | Promise<Record<string, unknown>>,
  access: (call: ServiceCall) => Access[] = () => [],
): FakeEngine {
  const calls: ServiceCall[] = [];
  return {
    calls,
    services: [service],
    types: [],
    operations: [],
    provision: async () => {},
    access,
    async call(call) {
      calls.push(call);
      return answer(call);
    },
    close: async () => {},
  };
}
