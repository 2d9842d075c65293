import { NgTemplateOutlet } from '@angular/common';
import { Component, input } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import { MomentPipe } from '@fudao/ui-kit';
import { pointsWords } from '../points/points-words.ts';
import { attendanceText, type Level, percent, type Report, type Row, servicesOf } from './report.ts';

/** A report as it is printed: the figures, whose they are, and who printed them when. */
@Component({
  selector: 'admin-report-sheet',
  imports: [MomentPipe, NgTemplateOutlet, TranslocoPipe],
  templateUrl: './report-sheet.html',
  styleUrl: './report-sheet.scss',
})
export class ReportSheet {
  readonly report = input.required<Report>();
  readonly rows = input.required<readonly Row[]>();
  readonly level = input.required<Level>();
  readonly place = input.required<string>();
  readonly printedBy = input.required<string>();
  readonly printedAt = input.required<number>();
  protected readonly percent = percent;
  protected readonly servicesOf = servicesOf;
  protected readonly attendanceText = attendanceText;
  protected readonly pointsWords = pointsWords;
  protected readonly means = ['live', 'stars'] as const;
}
