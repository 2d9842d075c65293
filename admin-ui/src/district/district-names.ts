import { computed, inject, type Signal } from '@angular/core';
import { rxResource } from '@angular/core/rxjs-interop';
import { ApiClient } from '@fudao/ui-kit';
import type { District } from './district.ts';

/** Names of the districts by their ids, for pages that show ids; an unknown one is shown as it is. */
export function districtNames(): Signal<(id: string) => string> {
  const api = inject(ApiClient);
  const districts = rxResource({
    stream: () => api.get<{ items: District[] }>('/api/organisation/districts'),
    defaultValue: { items: [] },
  });
  return computed(() => {
    const known = new Map((districts.hasValue() ? districts.value().items : []).map(({ id, name }) => [id, name]));
    return (id: string) => known.get(id) ?? id;
  });
}
