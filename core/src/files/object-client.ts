import type { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { DeleteObjectCommand, GetObjectCommand, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';

export interface ObjectStorageSettings {
  readonly endpoint: string;
  readonly bucket: string;
  readonly region: string;
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
}

/** Milliseconds. */
export interface ObjectTimeouts {
  readonly connect: number;
  /** Without a byte in either direction. */
  readonly silence: number;
  /** A whole operation, with its repetitions. */
  readonly whole: number;
}

/** Objects of one bucket, whole. Errors are the SDK's own. */
export class ObjectClient {
  readonly #bucket: string;
  readonly #timeouts: ObjectTimeouts;
  readonly #s3: S3Client;

  constructor({ endpoint, bucket, region, ...credentials }: ObjectStorageSettings, timeouts: ObjectTimeouts) {
    this.#bucket = bucket;
    this.#timeouts = timeouts;
    this.#s3 = new S3Client({
      endpoint,
      region,
      credentials,
      // Stores of one's own rarely have a name for each bucket.
      forcePathStyle: true,
      // By default the SDK frames bodies in checksums of its own, which some stores keep as part of the file.
      requestChecksumCalculation: 'WHEN_REQUIRED',
      responseChecksumValidation: 'WHEN_REQUIRED',
      maxAttempts: 3,
      requestHandler: {
        connectionTimeout: timeouts.connect,
        socketTimeout: timeouts.silence,
      },
    });
  }

  async put(key: string, body: Uint8Array): Promise<void> {
    const place = { Bucket: this.#bucket, Key: key };
    const command = new PutObjectCommand({ ...place, Body: body, ContentType: 'image/webp' });
    await this.#s3.send(command, { abortSignal: this.#deadline() });
  }

  async get(key: string): Promise<Buffer> {
    const command = new GetObjectCommand({ Bucket: this.#bucket, Key: key });
    const { Body } = await this.#s3.send(command, { abortSignal: this.#deadline() });
    // The deadline holds for the body as well.
    return buffer(Body as Readable);
  }

  async delete(key: string): Promise<void> {
    const command = new DeleteObjectCommand({ Bucket: this.#bucket, Key: key });
    await this.#s3.send(command, { abortSignal: this.#deadline() });
  }

  close(): void {
    this.#s3.destroy();
  }

  #deadline(): AbortSignal {
    return AbortSignal.timeout(this.#timeouts.whole);
  }
}
