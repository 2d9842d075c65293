import { text } from 'node:stream/consumers';
import type { Readable } from 'node:stream';
import type { Caller } from '@fudao/plugin-sdk';
import { startMariadbServer } from '../core/src/testing/mariadb-server.ts';
import { ProgramMissing } from '../core/src/testing/system-programs.ts';
import { startReportedCity, week, type ReportedCity } from './support/reported-city.ts';
import { printTable, rounded } from './support/table.ts';

export const summary =
  'a weekly report of a district of 1,000 teachers, and of a city [--teachers 15000] [--sessions 100000] [--database sqlite|mariadb]';

const asked = { kind: 'week', date: week };

async function seconds(work: () => Promise<unknown>): Promise<number> {
  const begun = performance.now();
  await work();
  return (performance.now() - begun) / 1_000;
}

function demand(isRight: boolean, what: string): void {
  if (!isRight) throw new Error(`The report is wrong: ${what}.`);
}

/** All rows with their names, in one answer. */
function whole({ rooms }: ReportedCity, as: Caller, rows: number): Promise<number> {
  return seconds(async () => {
    const report = await rooms.call<{ items: object[]; rows: number }>('analytics.report', { ...asked, limit: 1_000 }, as);
    demand(report.rows === rows && report.items.length === Math.min(rows, 1_000), `${report.rows} rows`);
  });
}

/** All rows as a file, to its last byte. */
function file({ rooms }: ReportedCity, as: Caller, rows: number): Promise<number> {
  return seconds(async () => {
    const { stream } = await rooms.call<{ stream: Readable }>('analytics.exportReport', { ...asked }, as);
    const lines = (await text(stream)).split('\r\n').length;
    demand(lines === rows + 3, `${lines} lines`);
  });
}

/** The same tables are asked first by whom they are told to; nothing was read before. */
async function measure(city: ReportedCity, teachers: number) {
  const inDistrict = city.teachers.filter(({ districtId }) => districtId === city.district.districtId).length;
  const district = await whole(city, city.district, inDistrict);
  const page = await whole(city, city.city, teachers);
  const csv = await file(city, city.city, teachers);
  const schools = await seconds(() => city.rooms.call('analytics.report', { ...asked, level: 'schools' }, city.city));
  const points = await seconds(() => city.rooms.call('analytics.points', { ...asked }, city.city));
  return { district, page, csv, schools, points, inDistrict };
}

export async function run(options: Record<string, string>): Promise<Record<string, unknown>> {
  const [teachers, sessions] = [Number(options['teachers'] ?? 15_000), Number(options['sessions'] ?? 100_000)];
  const server = options['database'] === 'mariadb' ? await startMariadbServer(['--innodb-buffer-pool-size=256M']) : undefined;
  if (options['database'] === 'mariadb' && !server) throw new ProgramMissing('mariadbd');
  const city = await startReportedCity({ databaseUrl: await server?.createDatabase('fudao'), teachers, sessions });
  try {
    const { district, page, csv, schools, points, inDistrict } = await measure(city, teachers);
    printTable([
      ['weekly report', 'seconds'],
      ['database', server ? 'MariaDB' : 'embedded SQLite'],
      ['teachers, and sessions that week', `${teachers}, ${sessions}`],
      [`a district, all ${inDistrict} rows`, rounded(district, 2)],
      ['the city, the first 1,000 rows', rounded(page, 2)],
      ['the city, all rows as CSV', rounded(csv, 2)],
      ['the city by school', rounded(schools, 2)],
      ['knowledge points by school', rounded(points, 2)],
    ]);
    return { districtS: rounded(district, 2), cityS: rounded(Math.max(page, csv), 2) };
  } finally {
    await city.rooms.stop();
    await server?.stop();
  }
}
