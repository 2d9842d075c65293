import type { CallAction, SqlScope, Static } from '@fudao/plugin-sdk';
import type { Person } from './places.ts';
import { countServices } from './ratings.repository.ts';
import { modes } from './scale.ts';
import type { SupervisedPortrait } from './schemas.ts';

export type About = Pick<Static<typeof SupervisedPortrait>, 'schoolName' | 'districtName' | 'standing' | 'teaches' | 'services'>;

interface Places {
  readonly districts: readonly { readonly name: string }[];
  readonly schools: readonly { readonly name: string }[];
}

interface Standing {
  readonly state: string;
  readonly subjects: string[];
  readonly grades: number[];
}

const idsOf = (id: string | null) => (id === null ? [] : [id]);

/** Where a teacher is from, what the teacher is admitted for, and how much has been done. */
export async function readAbout({ db, call }: { db: SqlScope; call: CallAction }, teacher: Person): Promise<About> {
  const { id: teacherId, districtId, schoolId } = teacher;
  const [places, { state, subjects, grades }, counts] = await Promise.all([
    call<Places>('organisation.lookup', { districtIds: idsOf(districtId), schoolIds: idsOf(schoolId) }),
    call<Standing>('admission.standing', { teacherId }),
    countServices(db, teacherId),
  ]);
  return {
    schoolName: places.schools[0]?.name ?? null,
    districtName: places.districts[0]?.name ?? null,
    standing: state,
    teaches: { subjects, grades },
    services: modes.flatMap((mode) => counts.filter((one) => one.mode === mode)),
  };
}
