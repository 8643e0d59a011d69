/**
 * The part of CloudFront's runtime 2.0 that the edge functions use.
 * https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/helper-functions-origin-modification.html
 */
declare module 'cloudfront' {
  interface KeyValueStore {
    /** Rejects for a missing key. */
    get(key: string, options?: { format: 'string' | 'json' | 'bytes' }): Promise<unknown>;
  }
  const cloudfront: {
    /** Throws where no store is associated. */
    kvs(): KeyValueStore;
    /** Only origins of the distribution; the function's caller gets an error for others. */
    selectRequestOriginById(originId: string): void;
    /** `region` is the regional edge cache expected for this location. */
    readonly edgeLocation?: { readonly name?: string; readonly region?: string };
  };
  export default cloudfront;
}

/** Regions of the deployment, separated by blanks; the build puts them in. */
declare const MERIDIAN_REGIONS: string;
