import { Type } from '@fudao/plugin-sdk';
import { sizes } from './signed-link.ts';

const closed = { additionalProperties: false } as const;
const FileId = Type.String({ pattern: '^[0-9a-f-]{36}$' });
const FileIds = Type.Array(FileId, { minItems: 1, maxItems: 100 });
const SubjectId = Type.String({ minLength: 1, maxLength: 64 });

export const UploadParams = Type.Object(
  {
    /** What for, e.g. `question`. */
    purpose: Type.String({ pattern: '^[a-z][a-z0-9-]*$', maxLength: 40, default: 'picture' }),
    contentLength: Type.Optional(Type.Integer({ minimum: 0 })),
  },
  closed,
);

export const UploadedPicture = Type.Object(
  {
    id: FileId,
    width: Type.Integer(),
    height: Type.Integer(),
    bytes: Type.Integer(),
    url: Type.String(),
    thumbnailUrl: Type.String(),
  },
  closed,
);

export const AttachParams = Type.Object({ fileIds: FileIds, subjectId: SubjectId }, closed);
export const LinkParams = Type.Object(
  {
    fileIds: FileIds,
    /** When the reader's right ends, in milliseconds: no link outlives it. */
    until: Type.Optional(Type.Integer({ minimum: 0 })),
  },
  closed,
);

export const LinkedPicture = Type.Object(
  { id: FileId, url: Type.String(), thumbnailUrl: Type.String(), width: Type.Integer(), height: Type.Integer() },
  closed,
);

export const ReadParams = Type.Object(
  {
    id: FileId,
    size: Type.Union(
      sizes.map((size) => Type.Literal(size)),
      { default: 'full' },
    ),
    /** Seconds since 1970. */
    expires: Type.Integer({ minimum: 0, default: 0 }),
    signature: Type.String({ maxLength: 64, default: '' }),
  },
  closed,
);

const Selection = { pluginId: Type.Optional(Type.String({ minLength: 1, maxLength: 40 })), personId: Type.Optional(Type.String({ minLength: 1, maxLength: 64 })) };

/** Exactly one of the two. */
export const SelectionParams = Type.Object(Selection, { ...closed, minProperties: 1, maxProperties: 1 });

/** Exactly one of the two, and where to go on. */
export const SelectionPageParams = Type.Object(
  { ...Selection, cursor: Type.String({ maxLength: 36, default: '' }), limit: Type.Integer({ minimum: 1, maximum: 100, default: 100 }) },
  { ...closed, minProperties: 3, maxProperties: 3 },
);

export const ContentParams = Type.Object({ id: FileId }, closed);

export const SelectedPage = Type.Object(
  {
    items: Type.Array(
      Type.Object({
        id: FileId,
        purpose: Type.String(),
        subjectId: Type.Union([Type.Null(), Type.String()]),
        uploadedBy: Type.String(),
        width: Type.Integer(),
        height: Type.Integer(),
        bytes: Type.Integer(),
        createdAt: Type.Integer(),
      }),
    ),
    nextCursor: Type.Union([Type.Null(), Type.String()]),
  },
  closed,
);
