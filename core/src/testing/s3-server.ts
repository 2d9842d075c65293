import { createHash } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import { sha256, signatureFault, type SignedRequest } from './s3-signature.ts';

/**
 * An error answer; or no answer (`silence`), a connection closed without one (`reset`), half a body and then the end
 * (`cut`), or half a body and then silence (`stall`).
 */
export type S3Fault = { status: number; code: string } | 'silence' | 'reset' | 'cut' | 'stall';

export interface S3Server {
  readonly settings: {
    readonly endpoint: string;
    readonly bucket: string;
    readonly region: string;
    readonly accessKeyId: string;
    readonly secretAccessKey: string;
  };
  /** What the bucket holds, by key. */
  readonly objects: ReadonlyMap<string, Buffer>;
  /** Requests so far, as `GET /bucket/key`. */
  readonly requests: readonly string[];
  /** Lets requests fail from now on; `undefined` lets them succeed again. */
  fail(fault: S3Fault | undefined, limits?: { times?: number; method?: string }): void;
  stop(): Promise<void>;
}

const key = { accessKeyId: 'fudao-test', secretAccessKey: 'not-a-secret' };
const bucket = 'pictures';

/** Headers of 2024 that AWS knows, and several stores do not. */
const newerChecksum = /^x-amz-(checksum|sdk-checksum|trailer)/;

interface Answer {
  readonly status: number;
  readonly headers?: Record<string, string>;
  readonly body?: Uint8Array | string;
}

function refusal(status: number, code: string): Answer {
  const body = `<?xml version="1.0" encoding="UTF-8"?><Error><Code>${code}</Code><Message>${code}</Message></Error>`;
  return { status, headers: { 'content-type': 'application/xml' }, body };
}

const etagOf = (bytes: Buffer) => `"${createHash('md5').update(bytes).digest('hex')}"`;

function describeObject(bytes: Buffer): Record<string, string> {
  return { 'content-length': String(bytes.length), 'content-type': 'application/octet-stream', etag: etagOf(bytes) };
}

/** A bucket in memory: whole objects, path-style addresses, and signatures checked as S3 does. */
class Bucket {
  readonly objects = new Map<string, Buffer>();

  answer(request: SignedRequest, body: Buffer): Answer {
    const fault = signatureFault(request, key);
    if (fault) return refusal(403, fault);
    if (request.headers['x-amz-content-sha256'] !== sha256(body)) return refusal(400, 'XAmzContentSHA256Mismatch');
    if (Object.keys(request.headers).some((name) => newerChecksum.test(name))) return refusal(501, 'NotImplemented');
    const [, bucketName, ...rest] = request.target.split('?')[0]!.split('/').map(decodeURIComponent);
    if (bucketName !== bucket) return refusal(404, 'NoSuchBucket');
    return this.#carryOut(request.method, rest.join('/'), body);
  }

  #carryOut(method: string, name: string, body: Buffer): Answer {
    const found = this.objects.get(name);
    switch (method) {
      case 'PUT':
        this.objects.set(name, body);
        return { status: 200, headers: { etag: etagOf(body) } };
      case 'DELETE':
        this.objects.delete(name);
        return { status: 204 };
      case 'GET':
        return found ? { status: 200, headers: describeObject(found), body: found } : refusal(404, 'NoSuchKey');
      case 'HEAD':
        return found ? { status: 200, headers: describeObject(found) } : { status: 404 };
      default:
        return refusal(405, 'MethodNotAllowed');
    }
  }
}

function signedRequest({ method = '', url = '', headers }: IncomingMessage): SignedRequest {
  const flat = Object.entries(headers).map(([name, value]) => [name, Array.isArray(value) ? value.join(',') : value]);
  return { method, target: url, headers: Object.fromEntries(flat) as SignedRequest['headers'] };
}

function send(response: ServerResponse, { status, headers, body = '' }: Answer): void {
  response.writeHead(status, headers).end(body);
}

function sendHalf(response: ServerResponse, { status, headers, body = '' }: Answer): Promise<void> {
  response.writeHead(status, headers);
  return new Promise((resolve) => response.write(body.slice(0, body.length / 2), () => resolve()));
}

/** A small S3 server for tests, in this process. */
export async function startS3Server(): Promise<S3Server> {
  const pictures = new Bucket();
  const requests: string[] = [];
  let fault: S3Fault | undefined;
  let left = 0;
  let failing: string | undefined;
  const server = createServer((request, response) => void handle(request, response));

  function faultOf(method: string | undefined): S3Fault | undefined {
    const isMeant = fault !== undefined && (failing === undefined || failing === method);
    return isMeant && left-- > 0 ? fault : undefined;
  }

  async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = await buffer(request);
    requests.push(`${request.method} ${request.url!.split('?')[0]}`);
    const current = faultOf(request.method);
    if (current === 'silence') return;
    if (current === 'reset') return void request.socket.destroy();
    if (typeof current === 'object') return send(response, refusal(current.status, current.code));
    const answer = pictures.answer(signedRequest(request), body);
    if (!current) return send(response, answer);
    await sendHalf(response, answer);
    if (current === 'cut') response.destroy();
  }

  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    settings: { endpoint: `http://localhost:${port}`, bucket, region: 'us-east-1', ...key },
    objects: pictures.objects,
    requests,
    fail(next, { times = Infinity, method } = {}) {
      [fault, left, failing] = [next, times, method];
    },
    async stop() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
