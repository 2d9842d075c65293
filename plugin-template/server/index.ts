import { definePlugin } from '@fudao/plugin-sdk';
import { errors } from './errors.ts';
import { goals } from './goals.service.ts';

/** Documents are exported and erased with their person by the platform; no word on privacy is needed. */
export default definePlugin({ services: [goals], errors });
