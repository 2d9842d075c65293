import type { LocalText } from '@fudao/plugin-sdk';
import { findingSentence } from '../finding.ts';
import type { KeptVerification } from '../verifications.repository.ts';

/** What a pack says in figures. */
export interface PackFigures {
  readonly year: number;
  readonly createdAt: string;
  readonly createdBy: string;
  readonly openings: number;
  readonly looks: number;
  /** Null where consents are not kept by this platform. */
  readonly consents: number | null;
  readonly deletions: number;
  readonly anchors: number;
  readonly verification: KeptVerification;
}

function verdict({ finding, records, at }: KeptVerification): LocalText {
  const moment = new Date(at).toISOString();
  if (!finding) {
    return {
      'zh-CN': `全程记录完好：${moment} 核对了 ${records} 条记录，未发现改动、缺失或移位。`,
      en: `The records are whole: at ${moment} ${records} records were checked, and none was changed, missing or moved.`,
    };
  }
  const sentence = findingSentence(finding);
  return {
    'zh-CN': `**全程记录被改动**（${moment} 核对，此前 ${records} 条完好）：${sentence['zh-CN']}`,
    en: `**The records were changed** (checked at ${moment}; the ${records} before are whole): ${sentence.en}`,
  };
}

/** For whoever opens the pack first. */
export function packSummary(figures: PackFigures): LocalText {
  const { year, createdAt, createdBy, openings, looks, consents, deletions, anchors, verification } = figures;
  const { 'zh-CN': zhCN, en } = verdict(verification);
  return {
    'zh-CN': `# ${year} 年度审计包

${zhCN}

| 文件 | 内容 | 行数 |
| --- | --- | --- |
| openings.csv | 调阅申请：谁、为何、看谁的内容、谁审批 | ${openings} |
| views.csv | 查看与导出：谁在何时看过什么 | ${looks} |
| consents.csv | 同意的给出与撤回 | ${consents ?? '本平台未启用'} |
| deletions.csv | 清除：个人数据清除、到期清除、插件数据清空、题目删除 | ${deletions} |
| anchors.jsonl | 每日锚点（链尾哈希），可与别处保存的副本核对 | ${anchors} |
| verification.json | 核对结果 | |
| manifest.json | 每个文件的字节数与 SHA-256 | |

时间均为 UTC。生成：${createdAt}，${createdBy}。本包含个人信息，请妥善保管。
`,
    en: `# Audit pack of ${year}

${en}

| File | What it holds | Rows |
| --- | --- | --- |
| openings.csv | Openings: who, why, whose content, approved by whom | ${openings} |
| views.csv | Looks and exports: who saw what when | ${looks} |
| consents.csv | Consents given and withdrawn | ${consents ?? 'not kept by this platform'} |
| deletions.csv | Erased persons, contents ended by retention, purged plugins, removed questions | ${deletions} |
| anchors.jsonl | The end of the chain on each day, to compare with copies kept elsewhere | ${anchors} |
| verification.json | What the verification found | |
| manifest.json | Bytes and SHA-256 of each file | |

Times are UTC. Made ${createdAt} by ${createdBy}. It holds personal data: keep it safe.
`,
  };
}
