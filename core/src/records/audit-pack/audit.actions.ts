import { createReadStream } from 'node:fs';
import { mkdir, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { action, BinaryAnswerSchema, Type, type ActionDefinition, type BinaryAnswer } from '@fudao/plugin-sdk';
import { readAnchors } from '../anchors.ts';
import { errors } from '../errors.ts';
import { findPeople } from '../people.ts';
import { audit } from '../permissions.ts';
import type { RecordsParts } from '../records.service.ts';
import { lastVerification } from '../verifications.repository.ts';
import { spanOfYear } from './pack-year.ts';
import { writePack } from './write-pack.ts';

const closed = { additionalProperties: false } as const;
const MaybeNumber = Type.Union([Type.Null(), Type.Integer()]);

/** The file is this answer's alone, and gone with it. */
function answerOf(file: string, name: string): BinaryAnswer {
  const stream = createReadStream(file);
  stream.once('close', () => void rm(file, { force: true }));
  const headers = { 'cache-control': 'no-store', 'content-disposition': `attachment; filename="${name}"` };
  return { stream, contentType: 'application/zip', headers };
}

export function auditActions({ masterKey, anchorsFile, dataFolder, timeZone }: Pick<RecordsParts, 'masterKey' | 'anchorsFile' | 'dataFolder' | 'timeZone'>): Record<string, ActionDefinition> {
  return {
    verification: action({
      rest: 'GET /verification',
      summary: 'When the chain was last verified, and whether it was whole.',
      allow: [audit],
      params: Type.Object({}, closed),
      returns: Type.Object({ at: MaybeNumber, records: Type.Integer(), isWhole: Type.Boolean() }),
      async handler({ db }) {
        const last = await lastVerification(db);
        return { at: last?.at ?? null, records: last?.records ?? 0, isWhole: last !== undefined && last.finding === null };
      },
    }),
    auditPack: action({
      rest: 'GET /audit-pack',
      summary: "A year's openings, looks, consents, deletions, anchors and the last verification, as one ZIP. That it was taken is a record.",
      allow: [audit],
      params: Type.Object({ year: Type.Integer({ minimum: 2000, maximum: 9998 }) }, closed),
      returns: BinaryAnswerSchema,
      answers: 'stream',
      timeoutMs: 120_000,
      async handler(context) {
        const { caller, db, call, params, now, newId } = context;
        const span = spanOfYear(params.year, now().getTime(), timeZone);
        if (!span) throw errors.YEAR_UNKNOWN();
        const verification = await lastVerification(db);
        if (!verification) throw errors.NOT_VERIFIED();
        const file = join(dataFolder, 'records', 'packs', `${newId()}.zip`);
        await mkdir(dirname(file), { recursive: true, mode: 0o700 });
        const who = (await findPeople(context, [caller.id])).get(caller.id);
        const createdBy = who ? `${who.name} (${who.educationId})` : caller.id;
        const about = { year: params.year, createdAt: now().toISOString(), createdBy, masterKey, anchors: await readAnchors(anchorsFile), verification };
        const { parts } = await writePack(file, { db, call, ...span, ...about });
        await context.transaction(async (work) => {
          const payload = { year: params.year, parts: parts.map(({ name, sha256 }) => ({ name, sha256 })) };
          work.record({ kind: 'records.audit-pack-taken', subjectId: String(params.year), payload });
        });
        return answerOf(file, `fudao-audit-${params.year}.zip`);
      },
    }),
  };
}
