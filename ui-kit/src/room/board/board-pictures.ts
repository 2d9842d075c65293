import type { UploadedPicture } from '../../pictures/uploaded-picture.ts';

/** How pictures come onto a board and to the others; what may see which file is the plugin's. */
export interface BoardPictures {
  /** What a picture is uploaded for, e.g. `one-to-one`. */
  readonly purpose: string;
  /** Lets the others see it, before it is put on the board. */
  share(picture: UploadedPicture): Promise<void>;
  /** Where the picture is now; null where it may not be seen. */
  urlOf(fileId: string): Promise<string | null>;
}

const retryMs = 4_000;

/** Pictures that the painter asks for while it paints: they come later, and it is painted anew. */
export class LoadedPictures {
  readonly #pictures = new Map<string, HTMLImageElement>();
  readonly #asked = new Set<string>();
  readonly #loaded: () => void;
  source: BoardPictures | null = null;

  constructor(loaded: () => void) {
    this.#loaded = loaded;
  }

  readonly of = (fileId: string): HTMLImageElement | undefined => {
    const known = this.#pictures.get(fileId);
    if (!known && this.source && !this.#asked.has(fileId)) void this.#load(fileId, this.source);
    return known;
  };

  async #load(fileId: string, source: BoardPictures): Promise<void> {
    this.#asked.add(fileId);
    try {
      const url = await source.urlOf(fileId);
      if (!url) return;
      const picture = new Image();
      picture.src = url;
      await picture.decode();
      this.#pictures.set(fileId, picture);
      this.#loaded();
    } catch {
      // A weak line: with a later painting it is asked for again.
      setTimeout(() => {
        this.#asked.delete(fileId);
        this.#loaded();
      }, retryMs);
    }
  }
}

/** Pictures of a board that is not drawn on any more; one that cannot be had is left out. */
export async function loadBoardPictures(pictures: readonly { readonly id: string; readonly url: string }[]): Promise<(fileId: string) => HTMLImageElement | undefined> {
  const loaded = new Map<string, HTMLImageElement>();
  const load = async ({ id, url }: { readonly id: string; readonly url: string }) => {
    const picture = new Image();
    picture.src = url;
    await picture.decode();
    loaded.set(id, picture);
  };
  await Promise.allSettled(pictures.map(load));
  return (fileId) => loaded.get(fileId);
}
