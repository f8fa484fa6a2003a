import { clientFor } from '#ui/web';
import type { PeopleApi } from '../routes/people.ts';

export const api = clientFor<PeopleApi>('/').api.v1;
