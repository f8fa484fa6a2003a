import { newApi } from '#platform/http';
import { directory } from './directory.ts';
import { imports } from './imports.ts';

/** The directory over HTTP. `/people/imports` stands before `/people/{id}`. */
export const peopleApi = newApi().route('/', imports).route('/', directory);
export type PeopleApi = typeof peopleApi;
