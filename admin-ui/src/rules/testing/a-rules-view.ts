import type { Rules, RulesSchema, RulesView } from '../rules.ts';

const text = (zh: string, en = zh) => ({ 'zh-CN': zh, en });
const group = (title: string, properties: Record<string, RulesSchema>): RulesSchema => ({
  type: 'object',
  'x-title': text(title),
  properties,
});

const schema: RulesSchema = {
  type: 'object',
  properties: {
    tutoringHours: group('辅导时段', {
      from: { type: 'string', 'x-title': text('开始时间'), 'x-tighter': 'later' },
      to: { type: 'string', 'x-title': text('结束时间'), 'x-tighter': 'earlier' },
    }),
    session: group('一对一辅导', {
      maxMinutes: {
        type: 'integer',
        minimum: 1,
        maximum: 180,
        'x-title': text('每次最长（分钟）', 'Longest session (minutes)'),
        'x-tighter': 'lower',
      },
    }),
    outsideHours: group('辅导时段以外', { ask: { type: 'boolean', 'x-title': text('可以提问'), 'x-tighter': 'off' } }),
    points: group('积分', {
      perTerm: { type: 'integer', minimum: 0, maximum: 100_000, 'x-title': text('每学期上限') },
      tariff: group('计分标准', { lesson: { type: 'integer', minimum: 0, maximum: 1000, 'x-title': text('微课') } }),
    }),
    openers: group('谁可以发起', {
      class: {
        type: 'array',
        items: { anyOf: [{ const: 'student' }, { const: 'teacher' }] },
        'x-title': text('互动课堂'),
        'x-tighter': 'fewer',
      },
    }),
  },
};

const rules: Rules = {
  tutoringHours: { from: '18:00', to: '21:00' },
  session: { maxMinutes: 30 },
  outsideHours: { ask: true },
  points: { perTerm: 5000, tariff: { lesson: 500 } },
  openers: { class: ['teacher'] },
};

/** Some rules of each kind, as a city's administrator gets them, for specs; with a district, as its own does. */
export function aRulesView(wanted: Partial<RulesView> = {}): RulesView {
  return {
    districtId: wanted.district ? 'd1' : null,
    revision: 3,
    mayChange: true,
    city: rules,
    district: null,
    effective: rules,
    planned: [],
    schema,
    ...wanted,
  };
}
