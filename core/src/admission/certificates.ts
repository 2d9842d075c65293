import type { CallAction, Work } from '@fudao/plugin-sdk';
import type { ApplicationContent } from './application-content.ts';
import type { Application } from './applications.repository.ts';
import { errors } from './errors.ts';

/**
 * Pictures of certificates are kept by the files room, which takes nothing in but pictures and encodes
 * them anew. They are on a shelf of the teacher from the first draft on, so that a draft keeps them over
 * a weekend; who may see one is whoever may see the application.
 */
const shelfOf = (teacherId: string) => `admission:${teacherId}`;

interface Picture {
  readonly id: string;
  readonly url: string;
  readonly thumbnailUrl: string;
  readonly width: number;
  readonly height: number;
}

type Calls = { readonly call: CallAction };

const idsOf = ({ certificates }: ApplicationContent) => certificates.map(({ fileId }) => fileId);

/** @throws CERTIFICATE_UNUSABLE where a picture is gone or somebody else's */
export async function checkCertificates(
  { call }: Calls,
  teacherId: string,
  content: ApplicationContent,
): Promise<void> {
  const fileIds = idsOf(content);
  if (fileIds.length === 0) return;
  try {
    await call('files.check', { fileIds, subjectId: shelfOf(teacherId) });
  } catch (error) {
    const status = (error as { spec?: { status?: number } }).spec?.status ?? 500;
    throw status < 500 && status !== 429 ? errors.CERTIFICATE_UNUSABLE({}, { cause: error }) : error;
  }
}

/** Keeps what a draft uses, and gives back what it does not use any more and no earlier application did. */
export function shelveCertificates(
  work: Work,
  teacherId: string,
  content: ApplicationContent,
  before: Application | undefined,
  others: readonly Application[],
): void {
  const now = new Set(idsOf(content));
  const past = before ? idsOf(before.content) : [];
  const used = new Set([...now, ...others.flatMap((other) => idsOf(other.content))]);
  const subjectId = shelfOf(teacherId);
  const added = [...now].filter((id) => !past.includes(id));
  const dropped = past.filter((id) => !used.has(id));
  if (added.length > 0) work.defer('files.attach', { fileIds: added, subjectId });
  if (dropped.length > 0) work.defer('files.detach', { fileIds: dropped, subjectId });
}

export interface CertificateView {
  fileId: string;
  kind: ApplicationContent['certificates'][number]['kind'];
  /** Short-lived addresses; null where the picture is gone. */
  url: string | null;
  thumbnailUrl: string | null;
  width: number;
  height: number;
}

/** The certificates of an application with addresses, for whoever was found to be allowed to see it. */
export async function linkCertificates({ call }: Calls, content: ApplicationContent): Promise<CertificateView[]> {
  const fileIds = idsOf(content);
  const pictures = fileIds.length === 0 ? [] : await call<Picture[]>('files.link', { fileIds });
  const byId = new Map(pictures.map((picture) => [picture.id, picture]));
  return content.certificates.map(({ fileId, kind }) => {
    const { url = null, thumbnailUrl = null, width = 0, height = 0 } = byId.get(fileId) ?? {};
    return { fileId, kind, url, thumbnailUrl, width, height };
  });
}
