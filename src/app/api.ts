import { checkInsApi } from '#check-ins';
import { commsApi } from '#comms';
import { enrolmentApi } from '#enrolment';
import { insightsApi } from '#insights';
import { matchingApi } from '#matching';
import { meetingsApi } from '#meetings';
import { mentorshipsApi } from '#mentorships';
import { identityApi, peopleApi } from '#people';
import { newApi } from '#platform/http';
import { programmesApi } from '#programmes';
import { safeguardingApi } from '#safeguarding';
import { topicsApi } from '#topics';
import { meApi } from './me.ts';

/** The route table: every room's API under `/api/v1`, in the order of the house. */
export const api = newApi()
  .route('/', peopleApi)
  .route('/', meApi)
  .route('/', identityApi)
  .route('/', topicsApi)
  .route('/', programmesApi)
  .route('/', enrolmentApi)
  .route('/', mentorshipsApi)
  .route('/', matchingApi)
  .route('/', meetingsApi)
  .route('/', checkInsApi)
  .route('/', safeguardingApi)
  .route('/', commsApi)
  .route('/', insightsApi);

/** What the typed client of the web app knows. */
export type Api = typeof api;
