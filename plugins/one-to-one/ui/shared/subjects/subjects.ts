import { computed, inject, Injectable } from '@angular/core';
import { rxResource, takeUntilDestroyed } from '@angular/core/rxjs-interop';
import type { LocalText } from '@fudao/plugin-sdk';
import { ApiClient, Connection } from '@fudao/ui-kit';

export interface Subject {
  readonly id: string;
  readonly name: LocalText;
  readonly icon: string;
  readonly color: string;
  /** The first grade that learns it; without it, all do. */
  readonly fromGrade?: number;
}

export interface Grade {
  readonly id: number;
  readonly name: LocalText;
}

interface Catalogue {
  readonly subjects: readonly Subject[];
  readonly grades: readonly Grade[];
}

const nothing: Catalogue = { subjects: [], grades: [] };

/** Subjects and grades of the programme. */
@Injectable()
export class Subjects {
  private readonly api = inject(ApiClient);
  private readonly catalogue = rxResource({ stream: () => this.api.get<Catalogue>('/api/knowledge/subjects'), defaultValue: nothing });
  private readonly known = computed(() => (this.catalogue.hasValue() ? this.catalogue.value() : nothing));

  readonly all = computed(() => this.known().subjects);
  readonly grades = computed(() => this.known().grades);
  readonly byId = computed(() => new Map(this.all().map((one) => [one.id, one])));
  readonly gradesById = computed(() => new Map(this.grades().map((one) => [one.id, one])));

  constructor() {
    inject(Connection)
      .returned.pipe(takeUntilDestroyed())
      .subscribe(() => this.catalogue.error() && this.catalogue.reload());
  }
}
