export { __decorate, __rest } from 'tslib';
