import { clientFor } from '#ui/web';
import type { api as routes } from '../routes/api.ts';

export const api = clientFor<typeof routes>('/').api.v1;
