import { newApi } from '#platform/http';
import { decisionsApi } from './decisions.ts';
import { questionsApi } from './questions.ts';
import { runsApi } from './runs.ts';

export const api = newApi().route('/', runsApi).route('/', decisionsApi).route('/', questionsApi);
