/** A picture that the platform has taken in, as `POST /api/files` answers. */
export interface UploadedPicture {
  readonly id: string;
  readonly url: string;
  readonly thumbnailUrl: string;
  readonly width: number;
  readonly height: number;
}
