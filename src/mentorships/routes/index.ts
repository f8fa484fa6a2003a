import { newApi } from '#platform/http';
import { mentorshipsApi } from './mentorships.ts';
import { sharedApi } from './shared.ts';

export const api = newApi().route('/', mentorshipsApi).route('/', sharedApi);
