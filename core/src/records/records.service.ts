import { defineService, type PluginContext, type ServiceDefinition } from '@fudao/plugin-sdk';
import type { Database } from '../database/index.ts';
import { dropAnchor, readAnchors } from './anchors.ts';
import { appendActions } from './append.actions.ts';
import type { AppendQueue } from './append-queue.ts';
import { auditActions } from './audit-pack/audit.actions.ts';
import { openingActions } from './openings/openings.actions.ts';
import type { RecordsPolicy } from './records-policy.ts';
import { readHead } from './records.repository.ts';
import { endPayloads } from './retention/end-payloads.ts';
import { retentionActions } from './retention/retention.actions.ts';
import { exportList, kinds, list } from './search/search.actions.ts';
import { keepVerification } from './verifications.repository.ts';
import { verifyRecords } from './verify-records.ts';

export interface RecordsParts {
  readonly database: Database;
  readonly masterKey: Uint8Array;
  readonly dataFolder: string;
  readonly anchorsFile: string;
  readonly timeZone: string;
  readonly queue: AppendQueue;
  readonly policy: RecordsPolicy;
}

const daySeconds = 86_400;

async function dropDailyAnchor({ anchorsFile }: RecordsParts, { db, now, log }: PluginContext<never>): Promise<void> {
  const head = await readHead(db);
  if (head && (await dropAnchor(anchorsFile, head, now()))) log.info({ seq: head.seq }, 'anchor dropped');
}

async function endDaily({ database, masterKey, policy }: RecordsParts, { db, now, newId, log }: PluginContext<never>): Promise<void> {
  const parts = { db, transaction: database.transaction.bind(database), masterKey, newId, now: now().getTime() };
  for (const { kind, before, count } of await endPayloads(parts, policy.retention)) {
    log.info({ recordKind: kind, before, count }, 'contents of records ended by their retention');
  }
}

async function verifyDaily({ masterKey, anchorsFile }: RecordsParts, { db, now, log }: PluginContext<never>): Promise<void> {
  const at = now().getTime();
  const { records, finding } = await verifyRecords({ db, masterKey, anchors: await readAnchors(anchorsFile) });
  if (finding) log.error({ finding }, 'the records were changed; run `records verify`');
  await keepVerification(db, { at, records, finding: finding ?? null, headHash: (await readHead(db))?.hash ?? '' });
}

export function defineRecordsService(parts: RecordsParts): ServiceDefinition {
  const { masterKey, queue, policy } = parts;
  return defineService({
    name: 'records',
    actions: {
      ...appendActions({ masterKey, queue }),
      ...{ list, export: exportList, kinds },
      ...openingActions({ masterKey, rules: policy.openings }),
      ...retentionActions(policy),
      ...auditActions(parts),
    },
    timers: {
      'drop the daily anchor': { everySeconds: 3600, handler: (context) => dropDailyAnchor(parts, context) },
      'end what outlived its retention': { everySeconds: daySeconds, handler: (context) => endDaily(parts, context) },
      'verify the chain': { everySeconds: daySeconds, handler: (context) => verifyDaily(parts, context) },
    },
  });
}
