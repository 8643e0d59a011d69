import type { AuthorizerAnswer } from '../../../../local/engines/iot/authorizer-answer.ts';
import type { DevicePolicy } from '../../../../local/engines/iot/device-policy.ts';
import { deviceSessionOf } from '../../../../local/engines/iot/device-session.ts';
import type { MqttConnection } from '../../../../local/engines/iot/mqtt-connection.ts';

const ANSWER: AuthorizerAnswer = {
  principalId: 'kim',
  policyDocuments: [],
  disconnectAfterMs: 900_000,
  refreshAfterMs: 300_000,
};
const NOTHING: DevicePolicy = { allows: () => false };

function session(refresh: () => Promise<DevicePolicy>) {
  const ended: string[] = [];
  const connection = { endFor: (reason: string) => ended.push(reason) } as unknown as MqttConnection;
  const facts = {
    clientId: 'kim',
    cleanSession: true,
    keepAliveSeconds: 30,
    ipAddress: '127.0.0.1',
    port: 1,
  };
  return {
    ended,
    session: deviceSessionOf({ ...facts, connection, policy: NOTHING, answer: ANSWER, refresh }),
  };
}

beforeEach(() => void jest.useFakeTimers());
afterEach(() => void jest.useRealTimers());

describe("a device's session", () => {
  test('asks the authorizer again and takes its new policies', async () => {
    const everything: DevicePolicy = { allows: () => true };
    const { session: kim, ended } = session(async () => everything);
    await jest.advanceTimersByTimeAsync(299_999);
    expect(kim.policy).toBe(NOTHING);
    await jest.advanceTimersByTimeAsync(1);
    expect(kim.policy).toBe(everything);
    expect(ended).toEqual([]);
  });

  test('ends where the authorizer lets the device in no longer', async () => {
    const { ended } = session(() => Promise.reject(new Error('no')));
    await jest.advanceTimersByTimeAsync(300_000);
    expect(ended).toEqual(['AUTH_ERROR']);
  });

  test('ends after the time that the authorizer gave it', async () => {
    const { ended } = session(async () => NOTHING);
    await jest.advanceTimersByTimeAsync(900_000);
    expect(ended).toEqual(['CUSTOMAUTH_TTL_EXPIRATION']);
  });

  test('keeps no timers once it is closed', async () => {
    const { session: kim, ended } = session(() => Promise.reject(new Error('no')));
    kim.close();
    await jest.advanceTimersByTimeAsync(1_000_000);
    expect(ended).toEqual([]);
  });
});
