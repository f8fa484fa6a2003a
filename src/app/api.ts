import { enrolmentApi } from '#enrolment';
import { insightsApi } from '#insights';
import { matchingApi } from '#matching';
import { mentorshipsApi } from '#mentorships';
import { newApi } from '#platform/http';
import { programmesApi } from '#programmes';
import { safeguardingApi } from '#safeguarding';
import { topicsApi } from '#topics';

/** The route table: every room's API under `/api/v1`, in the order of the house. */
export const api = newApi()
  .route('/', topicsApi)
  .route('/', programmesApi)
  .route('/', enrolmentApi)
  .route('/', mentorshipsApi)
  .route('/', matchingApi)
  .route('/', safeguardingApi)
  .route('/', insightsApi);

/** What the typed client of the web app knows. */
export type Api = typeof api;
