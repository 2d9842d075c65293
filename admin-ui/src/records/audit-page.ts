import { Component, computed, inject, signal } from '@angular/core';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import { Button, cityDate, ErrorState, Icon, Loading, MomentPipe, Page, Toasts } from '@fudao/ui-kit';
import { Deed } from '../deed.ts';
import { live } from '../plugins/live.ts';
import { saveFile } from '../releases/save-file.ts';
import { RecordsApi } from './records-api.ts';
import { RecordsSections } from './records-sections.ts';

const yearsBack = 6;

/** Whether the chain is whole, and a year's audit pack to take out. */
@Component({
  selector: 'admin-records-audit-page',
  imports: [Button, ErrorState, Icon, Loading, MomentPipe, Page, RecordsSections, TranslocoPipe],
  templateUrl: './audit-page.html',
  styleUrl: './audit-page.scss',
})
export class AuditPage {
  private readonly api = inject(RecordsApi);
  private readonly texts = inject(TranslocoService);
  private readonly toasts = inject(Toasts);
  protected readonly verification = live({ params: () => 'all', load: () => this.api.verification() });
  private readonly thisYear = Number(cityDate(Date.now()).slice(0, 4));
  protected readonly years = computed(() => Array.from({ length: yearsBack }, (_nothing, back) => this.thisYear - back));
  protected readonly year = signal(this.thisYear);
  protected readonly deed = new Deed();

  protected async take(): Promise<void> {
    const year = this.year();
    await this.deed.run(this.api.auditPack(year), ({ content }) => {
      saveFile(content, `${this.texts.translate('records.packName')}-${year}.zip`);
      this.toasts.show(this.texts.translate('records.packTaken'), { tone: 'good' });
    });
  }
}
