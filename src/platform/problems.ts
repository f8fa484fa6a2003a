/** A refusal that every door (page, API, command line) shows alike; RFC 9457. */
export class Problem extends Error {
  readonly type: string;
  readonly status: number;
  readonly title: string;
  /** The English sentence is the message id; `values` fill its `{names}`. */
  readonly detailId: string;
  readonly values: Record<string, string | number>;
  /** Field path → what is wrong and how to mend it. */
  readonly errors: Record<string, Fault> | undefined;

  constructor(definition: ProblemDefinition, options: ProblemOptions) {
    const detailId = options.detail ?? definition.detail;
    super(fill(detailId, options.values ?? {}));
    this.type = definition.type;
    this.status = definition.status;
    this.title = definition.title;
    this.detailId = detailId;
    this.values = options.values ?? {};
    this.errors = options.errors;
  }
}

type Values = Record<string, string | number>;
/** A message id, or one with the values of its `{names}`. */
export type Fault = string | { sentence: string; values?: Values };
/** Turns a message id and its values into words. */
export type Translate = (id: string, values?: Values) => string;

export type ProblemDefinition = { type: string; status: number; title: string; detail: string };
export type ProblemOptions = {
  /** Replaces the definition's sentence: what happened and the next step. */
  detail?: string;
  values?: Record<string, string | number>;
  errors?: Record<string, Fault>;
};

const defined = new Map<string, ProblemDefinition>();

/**
 * Defines a problem beside the verb that refuses; its page is `docs/problems/<type>.md`.
 * Write an i18n comment (see STYLE.md) before title and detail so that the words are translated.
 */
export function defineProblem(type: string, status: number, title: string, detail: string) {
  const definition = { type, status, title, detail };
  defined.set(type, definition);
  const make = (options: ProblemOptions = {}): Problem => new Problem(definition, options);
  return Object.assign(make, { type, is: (error: unknown) => error instanceof Problem && error.type === type });
}

export const definedProblems = (): ProblemDefinition[] => [...defined.values()];

/** Fills `{name}` places of a plain sentence (no plural forms). */
export const fill = (sentence: string, values: Values = {}): string =>
  sentence.replace(/\{(\w+)\}/g, (whole, name: string) => (name in values ? String(values[name]) : whole));

/** What is wrong with each field, in words. */
export const faultsInWords = (
  { errors, values }: Pick<Problem, 'errors' | 'values'>,
  translate: Translate = fill,
): Record<string, string> =>
  Object.fromEntries(
    Object.entries(errors ?? {}).map(([field, fault]) => [
      field,
      typeof fault === 'string' ? translate(fault, values) : translate(fault.sentence, fault.values),
    ]),
  );

export const notFound = defineProblem(
  'not-found',
  404,
  /*i18n*/ 'Not found',
  /*i18n*/ 'There is nothing here, or you may not see it. Go back and choose from the list.',
);
export const notAllowed = defineProblem(
  'not-allowed',
  403,
  /*i18n*/ 'Not allowed',
  /*i18n*/ 'Your role does not allow this. Ask the programme coordinator or the administrator.',
);
export const notSignedIn = defineProblem(
  'not-signed-in',
  401,
  /*i18n*/ 'Sign in first',
  /*i18n*/ 'You are not signed in, or your session has ended. Sign in and try again.',
);
export const invalidInput = defineProblem(
  'invalid-input',
  422,
  /*i18n*/ 'Some fields need another look',
  /*i18n*/ 'Mend the fields named below and send again. Nothing was saved.',
);
export const conflict = defineProblem(
  'conflict',
  409,
  /*i18n*/ 'Somebody was faster',
  /*i18n*/ 'This was changed or already exists. Reload to see it as it is now.',
);
export const tooMany = defineProblem(
  'too-many-requests',
  429,
  /*i18n*/ 'Too many tries',
  /*i18n*/ 'Wait {seconds} seconds, then try again.',
);
export const internalError = defineProblem(
  'internal-error',
  500,
  /*i18n*/ 'Something broke on our side',
  /*i18n*/ 'Nothing was saved. Try again; if it stays, give the administrator this number: {requestId}.',
);
