import { commonErrors, type Dispose, type Log } from '@fudao/plugin-sdk';
import { errors } from './errors.ts';
import type { FileStorage } from './file-storage.ts';
import type { ObjectClient, ObjectStorageSettings, ObjectTimeouts } from './object-client.ts';
import { describeFault, faultOf } from './object-fault.ts';

const usualTimeouts: ObjectTimeouts = { connect: 3_000, silence: 10_000, whole: 25_000 };

type Operation = 'check' | 'write' | 'read' | 'remove';

/** No picture has this name. */
const nobodysName = 'start-check';

/**
 * Pictures in a bucket of an S3-compatible store.
 *
 * What goes wrong there is for the operator to read in the log; a person is told to try again later.
 */
export class ObjectFileStorage implements FileStorage {
  readonly #settings: ObjectStorageSettings;
  readonly #log: Log;
  readonly #timeouts: ObjectTimeouts;
  #client: Promise<ObjectClient> | undefined;

  constructor(settings: ObjectStorageSettings, log: Log, timeouts = usualTimeouts) {
    this.#settings = settings;
    this.#log = log;
    this.#timeouts = timeouts;
  }

  async write(name: string, bytes: Uint8Array): Promise<void> {
    await this.#ask('write', (client) => client.put(name, bytes));
  }

  read(name: string): Promise<Buffer | undefined> {
    return this.#ask('read', (client) => client.get(name));
  }

  async remove(name: string): Promise<void> {
    await this.#ask('remove', (client) => client.delete(name));
  }

  /** Asks for something in the background: keys that do not work are in the log before the first upload fails. */
  start(): Dispose {
    this.#ask('check', (client) => client.get(nobodysName)).catch(() => undefined);
    return async () => (await this.#client)?.close();
  }

  async #ask<T>(what: Operation, ask: (client: ObjectClient) => Promise<T>): Promise<T | undefined> {
    const client = await this.#open();
    try {
      return await ask(client);
    } catch (error) {
      if (what !== 'write' && faultOf(error) === 'missing') return undefined;
      throw this.#translate(what, error);
    }
  }

  /** The SDK is loaded when it is needed: a node that keeps pictures in a folder is spared its 35 MB. */
  #open(): Promise<ObjectClient> {
    this.#client ??= import('./object-client.ts').then(
      ({ ObjectClient }) => new ObjectClient(this.#settings, this.#timeouts),
    );
    return this.#client;
  }

  #translate(what: Operation, cause: unknown): Error {
    const { endpoint, bucket } = this.#settings;
    const fields = { ...describeFault(cause), what, endpoint, bucket };
    const fault = faultOf(cause);
    if (fault === 'full') {
      this.#log.error(fields, 'object storage is full: give it more space or a larger quota');
      return errors.NO_SPACE({}, { cause });
    }
    if (fault === 'unreachable') this.#log.warn(fields, 'object storage cannot be reached');
    else if (what === 'check' && fields.code === 'NoSuchBucket')
      this.#log.warn(fields, 'the bucket is not there yet: make it, unless the store makes it with the first picture');
    else
      this.#log.error(
        fields,
        'object storage refuses us: check FUDAO_S3_*, the bucket, the rights of the key, and the clock',
      );
    return commonErrors.UNAVAILABLE({}, { cause });
  }
}
