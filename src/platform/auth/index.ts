export { endedSessionCookie, sessionCookie, sessionToken } from './cookies.ts';
export { csrf, foreignRequest, headerMissing } from './csrf.ts';
export { contentPolicy, securityHeaders } from './security-headers.ts';
