import { connectFrame, type Frame } from '@fudao/plugin-sdk/frame';
import type { DayCounts, Overview } from '../../api.ts';
import { element } from '../shared/element.confined.ts';

const texts = {
  'zh-CN': { caption: '全区学生每天写下和完成的目标数', day: '日期', set: '写下', reached: '完成' },
  en: { caption: 'Goals that the district’s students set and reached', day: 'Day', set: 'Set', reached: 'Reached' },
} as const;

function table(days: readonly DayCounts[], { language }: Frame['context']): HTMLTableElement {
  const { caption, day: dayText, set: setText, reached: reachedText } = texts[language];
  const head = [dayText, setText, reachedText].map((text) => element('th', { scope: 'col' }, text));
  const rows = [...days]
    .reverse()
    .map(({ day, set, reached }) =>
      element('tr', {}, element('td', {}, day), element('td', {}, `${set}`), element('td', {}, `${reached}`)),
    );
  return element(
    'table',
    {},
    element('caption', {}, caption),
    element('thead', {}, element('tr', {}, ...head)),
    element('tbody', {}, ...rows),
  );
}

async function start(): Promise<void> {
  const frame = await connectFrame();
  const place = document.querySelector('main')!;
  try {
    const { days } = await frame.call<Overview>('GET /overview');
    frame.watch((context) => place.replaceChildren(table(days, context)));
  } catch (error) {
    place.replaceChildren(element('p', { role: 'alert' }, (error as Error).message));
  }
}

void start();
