import { createHash, createHmac } from 'node:crypto';

/** A request as it came, with the names of its headers in lower case. */
export interface SignedRequest {
  readonly method: string;
  /** Path and query, encoded as they were sent. */
  readonly target: string;
  readonly headers: Readonly<Record<string, string | undefined>>;
}

export interface S3Key {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
}

const authorization =
  /^AWS4-HMAC-SHA256 Credential=([^/]+)\/(\d{8})\/([^/]+)\/s3\/aws4_request, *SignedHeaders=([^,]+), *Signature=([0-9a-f]{64})$/;

/** Without these in the signature, somebody on the way could change what a request does. */
const obligatory = ['host', 'x-amz-content-sha256', 'x-amz-date'];

export const sha256 = (data: string | Uint8Array): string => createHash('sha256').update(data).digest('hex');
const hmac = (key: string | Buffer, data: string): Buffer => createHmac('sha256', key).update(data).digest();

function canonical({ method, target, headers }: SignedRequest, signed: readonly string[]): string {
  const [path, query = ''] = target.split('?');
  const sorted = query
    .split('&')
    .filter(Boolean)
    .map((part) => (part.includes('=') ? part : `${part}=`))
    .sort();
  const lines = signed.map((name) => `${name}:${headers[name]?.trim() ?? ''}\n`);
  return [method, path, sorted.join('&'), lines.join(''), signed.join(';'), headers['x-amz-content-sha256']].join('\n');
}

/**
 * Checks a request's AWS Signature Version 4 for S3 (in the Authorization header).
 * @returns the error code that S3 would answer, or undefined where the signature is right
 */
export function signatureFault(request: SignedRequest, key: S3Key): string | undefined {
  const match = authorization.exec(request.headers['authorization'] ?? '');
  if (!match) return 'AccessDenied';
  const [, accessKeyId, day, region, names, signature] = match as unknown as [
    string,
    string,
    string,
    string,
    string,
    string,
  ];
  const signed = names.split(';');
  if (obligatory.some((name) => !signed.includes(name) || !request.headers[name])) return 'AccessDenied';
  if (accessKeyId !== key.accessKeyId) return 'InvalidAccessKeyId';
  const scope = `${day}/${region}/s3/aws4_request`;
  const text = ['AWS4-HMAC-SHA256', request.headers['x-amz-date'], scope, sha256(canonical(request, signed))].join(
    '\n',
  );
  const signingKey = [day, region, 's3', 'aws4_request'].reduce<string | Buffer>(hmac, `AWS4${key.secretAccessKey}`);
  return hmac(signingKey, text).toString('hex') === signature ? undefined : 'SignatureDoesNotMatch';
}
