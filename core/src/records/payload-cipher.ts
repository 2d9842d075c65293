import { seal, unseal } from './sealed.ts';

/** Which key a payload is under. Generation 0 is the platform's own key; a person's count from 1. */
export interface KeyName {
  readonly personId: string;
  readonly generation: number;
}

export const platformKey: KeyName = { personId: 'platform', generation: 0 };

const version = 1;
const headerLength = 5;

function about(recordId: string, generation: number): string {
  return `fudao.record-payload.v${version}/${recordId}/${generation}`;
}

/** Version, key generation, then the sealed JSON. */
export function encryptPayload(
  key: Uint8Array,
  generation: number,
  recordId: string,
  payload: Readonly<Record<string, unknown>>,
): Buffer {
  const header = Buffer.alloc(headerLength);
  header.writeUInt8(version, 0);
  header.writeUInt32BE(generation, 1);
  return Buffer.concat([header, seal(key, Buffer.from(JSON.stringify(payload), 'utf8'), about(recordId, generation))]);
}

/** The key a stored payload needs; undefined when the bytes are no payload of ours. */
export function payloadKey(personId: string | null, payload: Uint8Array): KeyName | undefined {
  if (payload.length < headerLength || payload[0] !== version) return undefined;
  const generation = new DataView(payload.buffer, payload.byteOffset).getUint32(1);
  if (generation === platformKey.generation) return platformKey;
  return personId === null ? undefined : { personId, generation };
}

export function decryptPayload(
  key: Uint8Array,
  generation: number,
  recordId: string,
  payload: Uint8Array,
): Record<string, unknown> {
  const content = unseal(key, payload.subarray(headerLength), about(recordId, generation));
  return JSON.parse(content.toString('utf8')) as Record<string, unknown>;
}
