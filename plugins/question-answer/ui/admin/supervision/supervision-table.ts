import { Component, computed, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { Icon, MomentPipe } from '@fudao/ui-kit';
import { TranslocoPipe } from '@jsverse/transloco';
import type { SupervisedItem } from '../../../api.ts';
import { links } from '../../shared/links.ts';
import { questionStage } from '../../shared/question/question-stage.ts';
import { StageChip } from '../../shared/question/stage-chip.ts';
import type { Grade, Subject } from '../../shared/subjects/subject.ts';
import { SubjectBadge } from '../../shared/subjects/subject-badge.ts';
import { SpanPipe } from './span.pipe.ts';

/** From here on a child has waited too long for a first answer. */
const longWaitMs = 24 * 3_600_000;

/** Supervised questions as rows to compare; on a phone as blocks. */
@Component({
  selector: 'qa-supervision-table',
  imports: [Icon, MomentPipe, RouterLink, SpanPipe, StageChip, SubjectBadge, TranslocoPipe],
  templateUrl: './supervision-table.html',
  styleUrl: './supervision-table.scss',
})
export class SupervisionTable {
  readonly items = input.required<readonly SupervisedItem[]>();
  readonly subjects = input.required<ReadonlyMap<string, Subject>>();
  readonly grades = input.required<ReadonlyMap<number, Grade>>();
  readonly now = input.required<number>();
  readonly showsDistrict = input(false);
  readonly showsSchool = input(true);

  protected readonly rows = computed(() =>
    this.items().map((item) => {
      const waited = item.state === 'open' && !item.held ? this.now() - Date.parse(item.askedAt) : null;
      return {
        item,
        link: links.supervised(item.id),
        subject: this.subjects().get(item.subject),
        grade: this.grades().get(item.grade),
        stage: questionStage(item, this.now()),
        answeredAfter: item.firstAnsweredAt ? Date.parse(item.firstAnsweredAt) - Date.parse(item.askedAt) : null,
        waited,
        isLate: waited !== null && waited > longWaitMs,
      };
    }),
  );
}
