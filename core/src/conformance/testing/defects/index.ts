import type { Defect } from '../seeded.ts';
import { confinedDefects } from './confined.defects.ts';
import { contractDefects } from './contract.defects.ts';
import { dataDefects } from './data.defects.ts';
import { lifeDefects } from './life.defects.ts';
import { manifestDefects } from './manifest.defects.ts';
import { uiDefects } from './ui.defects.ts';

/** Every plugin that ships with one defect. */
export const defects: readonly Defect[] = [...manifestDefects, ...contractDefects, ...dataDefects, ...lifeDefects, ...uiDefects, ...confinedDefects];
