import type { LocalText } from '@fudao/plugin-sdk';

/** What a verification found, and what gave it away. */
export type Finding =
  | { evidence: 'content-changed'; seq: number; kind: string }
  | { evidence: 'hash-changed'; seq: number; kind: string }
  | { evidence: 'previous-hash-changed'; seq: number; kind: string }
  | { evidence: 'moved'; seq: number; kind: string; from: number }
  | { evidence: 'link-broken'; seq: number; kind: string }
  | { evidence: 'missing'; seq: number; last: number }
  | { evidence: 'cut-off'; seq: number; last: number; known: 'head' | 'anchor' }
  | { evidence: 'head-changed'; seq: number; headSeq: number | null }
  | { evidence: 'anchor-mismatch'; seq: number; since: number; day: string }
  | { evidence: 'anchor-unreadable'; line: number }
  | { evidence: 'ending-unrecorded'; seq: number; kind: string }
  | { evidence: 'key-missing'; personId: string; generation: number }
  | { evidence: 'key-changed'; personId: string; generation: number }
  | { evidence: 'erasure-unrecorded'; personId: string; generation: number };

type Sentences = { [E in Finding['evidence']]: (finding: Extract<Finding, { evidence: E }>) => LocalText };

function span(first: number, last: number, word: string): string {
  return first === last ? `${word}${first}` : `${word}${first}–${last}`;
}

const sentences: Sentences = {
  'content-changed': (f) => ({
    'zh-CN': `记录 ${f.seq}（${f.kind}）的内容被改动：与其哈希值不符。`,
    en: `Record ${f.seq} (${f.kind}) was changed: its content does not match its hash.`,
  }),
  'hash-changed': (f) => ({
    'zh-CN': `记录 ${f.seq}（${f.kind}）的哈希值被改动：内容完好，且与后一条记录的链接相符。`,
    en: `The hash of record ${f.seq} (${f.kind}) was changed: its content still matches what the next record links to.`,
  }),
  'previous-hash-changed': (f) => ({
    'zh-CN': `记录 ${f.seq}（${f.kind}）的“前一哈希值”被改动。`,
    en: `The previous hash of record ${f.seq} (${f.kind}) was changed.`,
  }),
  moved: (f) => ({
    'zh-CN': `记录顺序被改动：现为第 ${f.seq} 条的记录（${f.kind}）原为第 ${f.from} 条。`,
    en: `Records were reordered: what now is record ${f.seq} (${f.kind}) was written as record ${f.from}.`,
  }),
  'link-broken': (f) => ({
    'zh-CN': `记录 ${f.seq}（${f.kind}）与前一条记录的链接断开：记录 ${f.seq - 1} 或 ${f.seq} 被整条替换。`,
    en: `The link from record ${f.seq} (${f.kind}) to the one before is broken: record ${f.seq - 1} or ${f.seq} was replaced.`,
  }),
  missing: (f) => ({
    'zh-CN': `${span(f.seq, f.last, '记录 ')} 缺失。`,
    en: `${span(f.seq, f.last, 'Record ')} is missing.`,
  }),
  'cut-off': (f) => ({
    'zh-CN': `末尾被截断：${span(f.seq, f.last, '记录 ')} 缺失（${f.known === 'head' ? '链首行' : '每日锚点'}可证）。`,
    en: `The end was cut off: ${span(f.seq, f.last, 'record ')} is missing (known from the ${f.known === 'head' ? 'head row' : 'daily anchors'}).`,
  }),
  'head-changed': (f) => ({
    'zh-CN': `链首行与记录不符：最后一条记录是 ${f.seq}，链首行${f.headSeq === null ? '缺失' : `为 ${f.headSeq}`}。`,
    en: `The head row does not match: the last record is ${f.seq}, the head row ${f.headSeq === null ? 'is missing' : `says ${f.headSeq}`}.`,
  }),
  'anchor-mismatch': (f) => ({
    'zh-CN': `${span(f.since + 1, f.seq, '记录 ')} 在 ${f.day} 锚定之后被重写。`,
    en: `${span(f.since + 1, f.seq, 'Record ')} was rewritten after the anchor of ${f.day}.`,
  }),
  'anchor-unreadable': (f) => ({
    'zh-CN': `锚点文件第 ${f.line} 行无法读取。`,
    en: `Line ${f.line} of the anchors file cannot be read.`,
  }),
  'ending-unrecorded': (f) => ({
    'zh-CN': `记录 ${f.seq}（${f.kind}）的内容已不在，但没有到期清除的记录。`,
    en: `The content of record ${f.seq} (${f.kind}) is gone, and no record says that its retention ended.`,
  }),
  'key-missing': (f) => ({
    'zh-CN': `人员 ${f.personId} 的第 ${f.generation} 代密钥缺失，且没有清除记录。`,
    en: `Key ${f.generation} of person ${f.personId} is missing, without a record of its erasure.`,
  }),
  'key-changed': (f) => ({
    'zh-CN': `人员 ${f.personId} 的第 ${f.generation} 代密钥被改动，或主密钥不符。`,
    en: `Key ${f.generation} of person ${f.personId} was changed, or the master key is another.`,
  }),
  'erasure-unrecorded': (f) => ({
    'zh-CN': `人员 ${f.personId} 的第 ${f.generation} 代密钥已被清除，但没有相应的记录。`,
    en: `Key ${f.generation} of person ${f.personId} was erased, and no record says so.`,
  }),
};

export function findingSentence(finding: Finding): LocalText {
  const sentence = sentences[finding.evidence] as (f: Finding) => LocalText;
  return sentence(finding);
}
