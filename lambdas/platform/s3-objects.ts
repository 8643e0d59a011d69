import { refusalIn } from './aws-refusal.ts';
import { callAwsRest, type RestService } from './aws-rest-call.ts';
import type { Guard } from './resilience.ts';

/** Objects of one bucket, by keys of letters, digits, dots, hyphens and slashes. */
export interface Objects {
  put(key: string, text: string): Promise<void>;
  /** Undefined where there is none, or where it may not be read: S3 tells these two apart only for who may list. */
  get(key: string): Promise<string | undefined>;
}

const S3: RestService = {
  name: 'S3',
  id: 's3',
  override: 'AWS_ENDPOINT_URL_S3',
  // Objects have tens of megabytes.
  tryTimeoutMs: 30_000,
};
const ABSENT = new Set([403, 404]);

/** S3 by a thin client, path style, which endpoints that are addresses need: the SDK's client would be twice all else of a bundle. */
export function s3Objects(bucket: string, guard: Guard): Objects {
  const pathOf = (key: string): string => `/${bucket}/${key}`;
  return {
    put: (key, body) =>
      guard(async () => {
        await callAwsRest(S3, { method: 'PUT', path: pathOf(key), body, contentType: 'application/jsonl' });
      }),
    get: (key) => guard(() => got(pathOf(key))),
  };
}

async function got(path: string): Promise<string | undefined> {
  try {
    return await callAwsRest(S3, { method: 'GET', path, body: '' });
  } catch (error) {
    if (ABSENT.has(refusalIn(error)?.status ?? 0)) {
      return undefined;
    }
    throw error;
  }
}
