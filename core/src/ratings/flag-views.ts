import type { CallAction, Static } from '@fudao/plugin-sdk';
import type { KeptFlag } from './flags.repository.ts';
import { findPeople } from './places.ts';
import type { FlagView } from './schemas.ts';
import { isWithin, type Scope } from './scope.ts';

interface ClassGroup {
  readonly id: string;
  readonly name: string;
}

async function classNames(call: CallAction, ids: readonly (string | null | undefined)[]): Promise<ReadonlyMap<string, string>> {
  const classGroupIds = [...new Set(ids.flatMap((id) => id ?? []))];
  if (classGroupIds.length === 0) return new Map();
  const { classGroups } = await call<{ classGroups: ClassGroup[] }>('organisation.lookup', { classGroupIds });
  return new Map(classGroups.map(({ id, name }) => [id, name]));
}

/** With the names that the reader may see: of children those of the own district. */
export async function flagViews(call: CallAction, flags: readonly KeptFlag[], scope: Scope): Promise<Static<typeof FlagView>[]> {
  const people = await findPeople(call, flags.flatMap(({ teacherId, studentId }) => [teacherId, studentId]));
  const classes = await classNames(call, flags.map(({ studentId, classGroupId }) => classGroupId ?? people.get(studentId ?? '')?.classGroupId));
  return flags.map(({ studentId, classGroupId, ...flag }) => {
    const student = people.get(studentId ?? '');
    return {
      ...{ id: flag.id, kind: flag.kind, month: flag.month, teacherId: flag.teacherId },
      teacherName: people.get(flag.teacherId ?? '')?.name ?? null,
      studentName: student && isWithin(scope, student.districtId) ? student.name : null,
      classGroupName: classes.get(classGroupId ?? student?.classGroupId ?? '') ?? null,
      ...{ subject: flag.subject, districtId: flag.districtId, figures: flag.figures, foundAt: flag.foundAt },
      ...{ lookedAt: flag.lookedAt, note: flag.note },
    };
  });
}
