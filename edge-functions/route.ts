import cloudfront from 'cloudfront';
import { MARKS_KEY, type Marks, PIN_COOKIE, REGION_HEADER } from '../lambdas/contract/routing.ts';
import { chooseRegion } from './choose-region.ts';

interface Value {
  readonly value?: string;
}

/** A viewer request, as far as routing looks at it. */
interface ViewerRequest {
  readonly request: {
    readonly headers: Readonly<Record<string, Value | undefined>>;
    readonly cookies: Readonly<Record<string, Value | undefined>>;
  };
}

const REGIONS = MERIDIAN_REGIONS.split(' ');

/** CloudFront calls this for every API request: it sends the request to the region chosen for its viewer. */
export async function handler(event: ViewerRequest): Promise<ViewerRequest['request']> {
  const request = event.request;
  const marks = await readMarks();
  const region = chooseRegion(
    {
      country: valueAt(request.headers, 'cloudfront-viewer-country'),
      edgeRegion: cloudfront.edgeLocation?.region,
      pin: valueAt(request.headers, REGION_HEADER) ?? valueAt(request.cookies, PIN_COOKIE),
    },
    REGIONS,
    marks,
  );
  // An origin group would not do: it fails over GET, HEAD and OPTIONS only, and most of our requests write.
  cloudfront.selectRequestOriginById(`api-${region}`);
  return request;
}

// A viewer is routed even when the store is missing, empty or broken: the marks are advice.
async function readMarks(): Promise<Marks> {
  try {
    const stored = await cloudfront.kvs().get(MARKS_KEY, { format: 'json' });
    return stored !== null && typeof stored === 'object' ? (stored as Marks) : {};
  } catch (_) {
    return {};
  }
}

function valueAt(values: Readonly<Record<string, Value | undefined>>, name: string): string | undefined {
  const value = Object.keys(values).indexOf(name) >= 0 ? values[name]?.value : undefined;
  return value === '' ? undefined : value;
}
