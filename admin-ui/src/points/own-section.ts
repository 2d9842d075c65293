import { inject } from '@angular/core';
import { type CanActivateFn, Router } from '@angular/router';
import { Store } from '@ngrx/store';
import { map, take } from 'rxjs';
import { selectPermissions } from '@fudao/ui-kit/shell';
import { permissions } from '../permissions.ts';

/** Leads to what a person comes for: an administrator to the teachers, a teacher to the own statement. */
export const ownSection: CanActivateFn = () => {
  const router = inject(Router);
  return inject(Store)
    .select(selectPermissions)
    .pipe(
      take(1),
      map((held) => router.createUrlTree(['/points', held.includes(permissions.readPoints) ? 'teachers' : 'statement'])),
    );
};
