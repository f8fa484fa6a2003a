export { addressOf } from './address.ts';
export { endedSessionCookie, sessionCookie, sessionToken } from './cookies.ts';
export { csrf, foreignRequest, headerMissing } from './csrf.ts';
export { checkFormToken, formToken, staleForm } from './form-token.ts';
export { hashPassword, isPasswordOf } from './password-hash.ts';
export { contentPolicy, securityHeaders } from './security-headers.ts';
