import type { LocalText } from '@fudao/plugin-sdk';
import type { Entry } from '../ledger/entry.ts';
import { pointsText } from './hundredths.ts';
import { isTimed, type ServiceKind } from './service-kind.ts';

/** What the figures of a line were held against. */
export interface Limits {
  /** Adopted answers of a week that earn. */
  readonly answers: number;
  /** Of the term, in hundredths of a point. */
  readonly cap: number;
}

const text = (zhCN: string, en: string): LocalText => ({ 'zh-CN': zhCN, en });

export const kindNames: Readonly<Record<ServiceKind | 'correction', LocalText>> = {
  session: text('一对一辅导', 'One-to-one session'),
  class: text('互动课堂', 'Interactive class'),
  answer: text('采纳的解答', 'Adopted answer'),
  lesson: text('微课', 'Micro-lesson'),
  correction: text('更正', 'Correction'),
};

function reckoning({ kind, quantity, tariff, gross }: Entry): LocalText {
  const [zh, en] = isTimed(kind as ServiceKind) ? ['分钟', 'min'] : ['个', ''];
  const figures = (unit: string, times: string) => `${quantity}${unit && ` ${unit}`} × ${pointsText(tariff)}${times} = ${pointsText(gross)}`;
  return text(`${figures(zh!, ' 分')} 分`, `${figures(en!, '')} points`);
}

function explainAward(entry: Entry, { answers, cap }: Limits): LocalText[] {
  const { outcome, gross, earned, amount } = entry;
  if (outcome === 'outside-term') return [text('服务时间不在任何学期内，不计分', 'Given outside of every term, so it earns nothing')];
  if (outcome === 'outside-hours') return [text('解答不是在辅导时段内给出的，不计分', 'Not answered within tutoring hours, so it earns nothing')];
  if (outcome === 'annulled') return [text('该服务已被撤销，不计分', 'The service was annulled, so it earns nothing')];
  const parts = [reckoning(entry)];
  if (earned < gross) {
    parts.push(text(`当周计分的解答已满 ${answers} 个，不再计分`, `The week's ${answers} answers that earn were reached`));
  }
  if (amount < earned) {
    const cut = pointsText(earned - amount);
    parts.push(text(`学期已达 ${pointsText(cap)} 分上限，少计 ${cut} 分`, `The term's cap of ${pointsText(cap)} was reached: ${cut} cut`));
  }
  return parts;
}

function explainAnnulment({ gross, earned, amount, outcome }: Entry, { cap }: Limits): LocalText[] {
  if (outcome === 'unmet') return [text('撤销先于服务记录到达', 'Annulled before the service was reported')];
  const parts = [text(`撤销原计 ${pointsText(0 - gross)} 分的服务`, `A service worth ${pointsText(0 - gross)} points was annulled`)];
  if (earned > gross) parts.push(text('当周另有解答补位，不扣分', 'Another answer of the week takes its place: nothing is taken'));
  if (amount > earned) {
    parts.push(text(`扣后仍在学期 ${pointsText(cap)} 分上限之上，少扣 ${pointsText(amount - earned)} 分`, `Still above the term's cap of ${pointsText(cap)}: ${pointsText(amount - earned)} less is taken`));
  }
  return parts;
}

function explainCorrection({ gross, amount }: Entry, { cap }: Limits): LocalText[] {
  const signed = gross > 0 ? `+${pointsText(gross)}` : pointsText(gross);
  const parts = [text(`更正 ${signed} 分，经第二人审批`, `Corrected by ${signed} points, approved by a second person`)];
  if (amount !== gross) {
    parts.push(text(`因学期 ${pointsText(cap)} 分上限，实计 ${pointsText(amount)} 分`, `By the term's cap of ${pointsText(cap)} it comes to ${pointsText(amount)}`));
  }
  return parts;
}

/** Why a line is worth what it is: each part a sentence made of its figures. */
export function explainEntry(entry: Entry, limits: Limits): LocalText[] {
  if (entry.type === 'correction') return explainCorrection(entry, limits);
  return entry.type === 'annulment' ? explainAnnulment(entry, limits) : explainAward(entry, limits);
}
