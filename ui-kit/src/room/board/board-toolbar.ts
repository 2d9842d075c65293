import { Component, computed, input, output, signal } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import { IconButton } from '../../button/button.ts';
import { Icon } from '../../icon/icon.ts';
import { inks, lineWidthNames, lineWidths, shapeKinds, type Ink, type ShapeKind } from './model/element.ts';
import { inkColour, type Mode } from './paint/paint-element.ts';
import { isShape, type Holding, type Tool } from './hand/tools.ts';

const icons: Readonly<Record<Tool, string>> = {
  pen: 'draw',
  eraser: 'ink_eraser',
  line: 'line',
  arrow: 'line_arrow',
  rectangle: 'rectangle',
  ellipse: 'circle',
  text: 'functions',
  picture: 'image',
  hand: 'pan_tool',
  pointer: 'point',
};

/** What the hand takes: tool, ink and width. A second touch on pen or shape opens its choice. */
@Component({
  selector: 'fd-board-toolbar',
  imports: [Icon, IconButton, TranslocoPipe],
  templateUrl: './board-toolbar.html',
  styleUrl: './board-toolbar.scss',
})
export class BoardToolbar {
  readonly holding = input.required<Holding>();
  readonly mode = input.required<Mode>();
  readonly takesPictures = input(false);
  readonly isBusy = input(false);
  readonly canUndo = input(false);
  readonly canRedo = input(false);
  readonly taken = output<Partial<Holding>>();
  readonly undone = output<void>();
  readonly redone = output<void>();

  protected readonly inks = inks;
  protected readonly widths = lineWidthNames;
  protected readonly shapes = shapeKinds;
  protected readonly icons = icons;
  protected readonly open = signal<'ink' | 'shapes' | null>(null);
  protected readonly shape = signal<ShapeKind>('line');
  protected readonly tools = computed(() => {
    const simple: Tool[] = ['pen', 'eraser', 'text'];
    return { simple, more: [...(this.takesPictures() ? ['picture' as const] : []), 'hand' as const, 'pointer' as const] };
  });
  protected readonly colour = computed(() => inkColour(this.mode(), this.holding().ink));

  protected colourOf(ink: Ink): string {
    return inkColour(this.mode(), ink);
  }

  protected dotOf(width: keyof typeof lineWidths): number {
    return 4 + lineWidths[width] / 2.4;
  }

  protected isHeld(tool: Tool): boolean {
    return this.holding().tool === tool;
  }

  protected readonly holdsShape = computed(() => isShape(this.holding().tool));

  protected take(tool: Tool): void {
    this.open.set(null);
    if (isShape(tool)) this.shape.set(tool);
    this.taken.emit({ tool });
  }

  protected toggle(what: 'ink' | 'shapes'): void {
    this.open.set(this.open() === what ? null : what);
  }
}
