import { ended } from './arguments.ts';

const STORE_ARN = /^arn:aws[a-z-]*:cloudfront::(\d{12}):key-value-store\/[\w-]+$/;

/**
 * The ARN of a CloudFront KeyValueStore that its client can reach; ends the program with a sentence otherwise. The
 * client puts the account before the host of its endpoint, which an address does not bear, and prints its stack where
 * that goes wrong.
 */
export function storeArn(stated: string): string {
  const [, account] =
    STORE_ARN.exec(stated) ??
    ended(
      `--store is "${stated}"; it must be the ARN that the outputs of the primary's stack name, such as arn:aws:cloudfront::111111111111:key-value-store/meridian-routing.`,
    );
  const endpoint = process.env.AWS_ENDPOINT_URL_CLOUDFRONT_KEYVALUESTORE ?? process.env.AWS_ENDPOINT_URL;
  if (!endpoint || URL.canParse(endpoint.replace('://', `://${account}.`))) return stated;
  return ended(
    `AWS_ENDPOINT_URL is ${endpoint}. CloudFront's KeyValueStore needs a name in it instead of an address, such as http://localhost:8082, and localhost-names.mjs: docs/local-cloud.md has the command, under "AWS CLI and boto3".`,
  );
}
