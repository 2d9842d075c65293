import type { LocalText } from '@fudao/plugin-sdk';
import type { Rules, RulesSchema, Tighter } from './rules.ts';

/** One rule, as a form shows it. */
export interface RuleField {
  /** Its place in the rules, e.g. `session.maxMinutes`. */
  readonly path: string;
  readonly kind: 'number' | 'time' | 'switch' | 'roles';
  readonly title: LocalText;
  readonly description: LocalText | undefined;
  /** What a number counts, e.g. minutes. */
  readonly unit: LocalText | undefined;
  readonly minimum: number;
  readonly maximum: number;
  /** Of a list, in the order in which they are shown. */
  readonly choices: readonly string[];
  readonly tighter: Tighter | undefined;
}

export interface RuleGroup {
  readonly path: string;
  readonly title: LocalText;
  readonly fields: readonly RuleField[];
  readonly groups: readonly RuleGroup[];
}

const nameless: LocalText = { 'zh-CN': '', en: '' };
const lastBrackets = /^(.*\S)\s*[（(]([^（()）]+)[）)]$/u;

/** The title says the unit in brackets; a form shows it beside the number. */
function split({ 'zh-CN': chinese, en: english }: LocalText): Pick<RuleField, 'title' | 'unit'> {
  const [zh, en] = [lastBrackets.exec(chinese), lastBrackets.exec(english)];
  if (!zh?.[1] || !zh[2] || !en?.[1] || !en[2]) return { title: { 'zh-CN': chinese, en: english }, unit: undefined };
  return { title: { 'zh-CN': zh[1], en: en[1] }, unit: { 'zh-CN': zh[2], en: en[2] } };
}

const kinds: Readonly<Record<string, RuleField['kind']>> = {
  integer: 'number',
  number: 'number',
  string: 'time',
  boolean: 'switch',
  array: 'roles',
};

function fieldOf(path: string, schema: RulesSchema): RuleField | undefined {
  const kind = kinds[schema.type ?? ''];
  if (!kind) return undefined;
  const title = schema['x-title'] ?? nameless;
  return {
    path,
    kind,
    ...(kind === 'number' ? split(title) : { title, unit: undefined }),
    description: schema['x-description'],
    minimum: schema.minimum ?? 0,
    maximum: schema.maximum ?? Number.MAX_SAFE_INTEGER,
    choices: schema.items?.anyOf?.map((one) => one.const) ?? [],
    tighter: schema['x-tighter'],
  };
}

/** What the server's schema holds, group by group. */
export function readGroups(schema: RulesSchema, path = ''): RuleGroup[] {
  return Object.entries(schema.properties ?? {})
    .filter(([, inner]) => inner.properties)
    .map(([name, inner]) => {
      const own = path ? `${path}.${name}` : name;
      const members = Object.entries(inner.properties ?? {});
      return {
        path: own,
        title: inner['x-title'] ?? nameless,
        fields: members.flatMap(([member, one]) => fieldOf(`${own}.${member}`, one) ?? []),
        groups: readGroups(inner, own),
      };
    });
}

/** All rules in the order in which people read them. */
export function fieldsOf(groups: readonly RuleGroup[]): RuleField[] {
  return groups.flatMap(({ fields, groups: inner }) => [...fields, ...fieldsOf(inner)]);
}

export function valueAt(rules: Rules, path: string): unknown {
  return path.split('.').reduce<unknown>((inner, name) => (inner as Rules | undefined)?.[name], rules);
}

/** A copy with one value set. */
export function withValue(rules: Rules, path: string, value: unknown): Rules {
  const [name = '', ...rest] = path.split('.');
  if (rest.length === 0) return { ...rules, [name]: value };
  return { ...rules, [name]: withValue((rules[name] ?? {}) as Rules, rest.join('.'), value) };
}

/** Lists are the same in any order. */
export function isSame(one: unknown, other: unknown): boolean {
  if (!Array.isArray(one) || !Array.isArray(other)) return one === other;
  return one.length === other.length && one.every((value) => other.includes(value));
}
