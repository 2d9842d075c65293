import { Frame } from './frame.ts';
import type { FrameContext, FrameGreeting, FrameNotice } from './frame-messages.ts';

const greeting: FrameGreeting = 'fudao-frame-1';

/** Asks the app for a line, and waits for it and for the first word on it. */
function greet(): Promise<{ line: MessagePort; context: FrameContext }> {
  return new Promise((resolve) => {
    const hear = ({ source, data, ports }: MessageEvent) => {
      const [line] = ports;
      if (source !== window.parent || data !== greeting || !line) return;
      window.removeEventListener('message', hear);
      line.onmessage = ({ data: notice }: MessageEvent<FrameNotice>) => {
        if (notice.kind === 'context') resolve({ line, context: notice.context });
      };
    };
    window.addEventListener('message', hear);
    // A sandboxed page does not know the origin of the app; there is nothing secret in the greeting.
    window.parent.postMessage(greeting, '*');
  });
}

function dress({ theme: { mode, colours }, language, slot }: FrameContext): void {
  const { documentElement: page } = document;
  page.lang = language;
  page.dataset['theme'] = mode;
  if (slot !== null) page.dataset['slot'] = slot;
  page.style.colorScheme = mode;
  for (const [name, value] of Object.entries(colours)) page.style.setProperty(name, value);
}

/**
 * Connects a framed page with the app around it. From then on the page has the app's language, theme and colours
 * (`var(--mat-sys-primary)`), and as much height as its content needs.
 */
export async function connectFrame(): Promise<Frame> {
  const { line, context } = await greet();
  const frame = new Frame(line, context);
  frame.watch(dress);
  // The body's own height: the document's is at least that of the frame, and would never shrink.
  new ResizeObserver(() => frame.resize(document.body.getBoundingClientRect().bottom)).observe(document.body);
  return frame;
}
