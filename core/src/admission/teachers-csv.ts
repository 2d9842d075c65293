import type { Static } from '@fudao/plugin-sdk';
import { localDateOf } from '../runtime/city-time/index.ts';
import { findTitle } from './admission-policy.ts';
import type { AdmissionParts } from './admission-parts.ts';
import type { AdmissionState } from './admission-rules.ts';
import type { AdmissionView } from './schemas.ts';

const header = ['教育ID', '姓名', '区', '学校', '职称', '学科', '年级', '状态', '认定日期', '有效期至', '原因'];

const stateNames: Readonly<Record<AdmissionState, string>> = {
  ...{ admitted: '有效', suspended: '已暂停', withdrawn: '已撤销', lapsed: '已到期' },
};

/** A cell that holds what it says in every spreadsheet program: a leading sign would make it compute. */
function cell(text: string): string {
  const plain = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(plain) ? `"${plain.replaceAll('"', '""')}"` : plain;
}

interface Wording extends AdmissionParts {
  readonly subjects: readonly { id: string; name: { 'zh-CN': string } }[];
}

function rowOf(teacher: Static<typeof AdmissionView>, { policy, timeZone, subjects }: Wording): string[] {
  const subjectName = (id: string) => subjects.find((subject) => subject.id === id)?.name['zh-CN'] ?? id;
  const { educationId, teacherName, districtName, schoolName, title, grades, state, admittedAt, lastDay, reason } =
    teacher;
  return [
    ...[educationId, teacherName, districtName, schoolName],
    findTitle(policy, title)?.name['zh-CN'] ?? title,
    teacher.subjects.map(subjectName).join('、'),
    ...[grades.join('、'), stateNames[state], localDateOf(admittedAt, timeZone), lastDay, reason ?? ''],
  ];
}

/** With a byte order mark, as spreadsheet programs take it for another encoding otherwise. */
export function teachersCsv(teachers: readonly Static<typeof AdmissionView>[], wording: Wording): string {
  const rows = [header, ...teachers.map((teacher) => rowOf(teacher, wording))];
  return `\ufeff${rows.map((row) => `${row.map(cell).join(',')}\r\n`).join('')}`;
}
