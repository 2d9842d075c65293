import { LocalTextSchema, Type, type CallAction, type Static } from '@fudao/plugin-sdk';
import type { Ask } from './ask.ts';
import { closed, Id, nullable, oneOf, PluginId, PurposeId, State, Time } from './schemas.ts';
import { givers } from './standing.ts';
import { ages, type StudentLine } from './student-lines.ts';

export const LineView = Type.Object(
  {
    studentId: Id,
    educationId: Type.String(),
    name: Type.String(),
    classGroupId: nullable(Type.String()),
    className: Type.String(),
    age: oneOf(ages),
    ofAgeOn: nullable(Type.String()),
    askedAt: nullable(Time),
    codeUntil: nullable(Time),
    items: Type.Array(
      Type.Object(
        { purpose: PurposeId, pluginId: PluginId, state: State, givenBy: nullable(oneOf(givers)), since: nullable(Time) },
        closed,
      ),
    ),
  },
  closed,
);
export type LineView = Static<typeof LineView>;

/** What the columns of a list are. */
export const AskHead = Type.Object(
  { purpose: PurposeId, pluginId: PluginId, version: Type.String(), isOptional: Type.Boolean(), name: LocalTextSchema },
  closed,
);

export const askHead = ({ purpose, pluginId, version, isOptional, name }: Ask): Static<typeof AskHead> => ({
  ...{ purpose, pluginId, version, isOptional, name },
});

interface Named {
  id: string;
  name: string;
}

/** With names, which are asked for when they are shown and kept nowhere here. */
export async function lineViews(call: CallAction, lines: readonly StudentLine[]): Promise<LineView[]> {
  if (lines.length === 0) return [];
  const ids = lines.map(({ student }) => student.id);
  const people = await call<(Named & { educationId: string })[]>('identity.accountDetails', { ids });
  const classGroupIds = [...new Set(lines.flatMap(({ student }) => student.classGroupId ?? []))];
  const { classGroups } = await call<{ classGroups: Named[] }>('organisation.lookup', { classGroupIds });
  return lines.map(({ student: { id, classGroupId, askedAt }, age, ofAgeOn, codeUntil, items }) => {
    const person = people.find((one) => one.id === id);
    const className = classGroups.find((group) => group.id === classGroupId)?.name ?? '';
    const who = { studentId: id, educationId: person?.educationId ?? '', name: person?.name ?? '', classGroupId, className };
    return { ...who, age, ofAgeOn, askedAt, codeUntil, items: [...items] };
  });
}
