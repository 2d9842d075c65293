import { rename, rm } from 'node:fs/promises';
import type { AnchorsRead } from '../anchors.ts';
import { payloadReader } from '../read-payload.ts';
import { recordsAt } from '../records.repository.ts';
import type { FoundRecord } from '../search/found-record.ts';
import type { KeptVerification } from '../verifications.repository.ts';
import { lookDetail } from './look-detail.ts';
import { isDeletion, isLook } from './pack-kinds.ts';
import { consentRows, openingRows, recordRows, type PackSource } from './pack-rows.ts';
import { packSummary, type PackFigures } from './pack-summary.ts';
import { ZipFile, type PartFigures } from './zip-file.ts';

export interface PackRequest extends PackSource {
  readonly year: number;
  readonly createdAt: string;
  readonly createdBy: string;
  readonly masterKey: Uint8Array;
  readonly anchors: AnchorsRead;
  readonly verification: KeptVerification;
}

export interface Pack {
  readonly figures: PackFigures;
  readonly parts: readonly PartFigures[];
}

type Payload = Readonly<Record<string, unknown>>;

/** What may be told of each record of a page; those whose content is gone have nothing. */
function detailsBy({ db, masterKey }: PackRequest, detailOf: (kind: string, payload: Payload) => Payload) {
  return async (page: readonly FoundRecord[]): Promise<Map<number, string>> => {
    const details = new Map<number, string>();
    const read = payloadReader(db, masterKey);
    for (const record of await recordsAt(db, page.map(({ seq }) => seq))) {
      const payload = await read(record);
      const detail = payload ? detailOf(record.kind, payload) : {};
      if (Object.keys(detail).length > 0) details.set(record.seq, JSON.stringify(detail));
    }
    return details;
  };
}

/** What the platform itself says of an erasure or an ending; it holds nobody's content. */
const deletionDetail = (kind: string, payload: Payload) => (/^(records|privacy)\./.test(kind) ? payload : {});
const viewDetail = (_kind: string, payload: Payload) => lookDetail(payload);

async function writeParts(zip: ZipFile, request: PackRequest): Promise<PackFigures> {
  const { year, createdAt, createdBy, verification, anchors, from, to } = request;
  const counts = { openings: 0, looks: 0, consents: null as number | null, deletions: 0 };
  await zip.add('openings.csv', openingRows(request, (count) => (counts.openings = count)));
  await zip.add('views.csv', recordRows(request, isLook, detailsBy(request, viewDetail), (count) => (counts.looks = count)));
  await zip.add('consents.csv', consentRows(request, (count) => (counts.consents = count)));
  await zip.add('deletions.csv', recordRows(request, isDeletion, detailsBy(request, deletionDetail), (count) => (counts.deletions = count)));
  const inYear = anchors.anchors.filter(({ day }) => Date.parse(day) >= from - 86_400_000 && Date.parse(day) < to);
  await zip.add('anchors.jsonl', inYear.map((anchor) => `${JSON.stringify(anchor)}\n`));
  await zip.add('verification.json', [`${JSON.stringify(verification, null, 2)}\n`]);
  return { year, createdAt, createdBy, ...counts, anchors: inYear.length, verification };
}

async function writeAll(zip: ZipFile, request: PackRequest): Promise<Pack> {
  const figures = await writeParts(zip, request);
  const summary = packSummary(figures);
  await zip.add('summary.zh-CN.md', [summary['zh-CN']]);
  await zip.add('summary.en.md', [summary.en]);
  const parts = [...zip.parts];
  await zip.add('manifest.json', [`${JSON.stringify({ format: 1, ...figures, parts }, null, 2)}\n`]);
  await zip.end();
  return { figures, parts };
}

/** Who saw what in a year, which consents there were, what is gone, and whether the chain is whole: one file, there whole or not at all. */
export async function writePack(file: string, request: PackRequest): Promise<Pack> {
  const part = `${file}.part`;
  await rm(part, { force: true });
  const zip = await ZipFile.create(part);
  try {
    const pack = await writeAll(zip, request);
    await rename(part, file);
    return pack;
  } catch (error) {
    await zip.giveUp().catch(() => undefined);
    await rm(part, { force: true });
    throw error;
  }
}
