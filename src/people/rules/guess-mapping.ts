import type { Mapping, PersonField } from '../schema.ts';

/** Words that name a column, in lower case without signs; English, German and what HR systems write. */
const WORDS: Record<PersonField, readonly string[]> = {
  externalId: [
    'externalid',
    'id',
    'employeeid',
    'employeenumber',
    'employeeno',
    'personid',
    'personnelnumber',
    'staffid',
    'staffnumber',
    'workerid',
    'userid',
    'personalnummer',
    'personalnr',
    'persnr',
    'mitarbeiternummer',
    'mitarbeiterid',
    'mitarbeiternr',
    'stammnummer',
  ],
  email: ['email', 'emailaddress', 'mail', 'workemail', 'emailadresse', 'mailadresse', 'businessemail'],
  givenName: ['givenname', 'firstname', 'forename', 'vorname', 'rufname', 'preferredname'],
  familyName: ['familyname', 'lastname', 'surname', 'nachname', 'familienname', 'zuname'],
  name: [
    'name',
    'fullname',
    'displayname',
    'personname',
    'employeename',
    'vollername',
    'mitarbeiter',
    'mitarbeitername',
  ],
  jobTitle: [
    'jobtitle',
    'title',
    'position',
    'role',
    'job',
    'positiontitle',
    'stelle',
    'stellenbezeichnung',
    'funktion',
    'berufsbezeichnung',
  ],
  gradeRank: ['graderank', 'gradelevel', 'levelnumber', 'rank', 'rang', 'stufennummer', 'ebenennummer'],
  grade: [
    'grade',
    'level',
    'joblevel',
    'jobgrade',
    'band',
    'careerlevel',
    'seniority',
    'managementlevel',
    'paygrade',
    'stufe',
    'karrierestufe',
    'ebene',
    'gehaltsband',
    'entgeltgruppe',
    'besoldungsgruppe',
    'hierarchieebene',
    'graded',
  ],
  unit: [
    'unit',
    'department',
    'division',
    'orgunit',
    'organisationalunit',
    'organizationalunit',
    'businessunit',
    'costcentre',
    'costcenter',
    'abteilung',
    'bereich',
    'organisationseinheit',
    'orgeinheit',
    'einheit',
    'kostenstelle',
  ],
  parentUnit: [
    'parentunit',
    'parentdepartment',
    'function',
    'ressort',
    'oberbereich',
    'uebergeordneteeinheit',
    'hauptabteilung',
    'geschaeftsbereich',
  ],
  site: ['site', 'location', 'office', 'worklocation', 'city', 'standort', 'ort', 'dienstort', 'arbeitsort', 'buero'],
  team: ['team', 'squad', 'group', 'gruppe', 'teamname'],
  manager: [
    'manager',
    'managerid',
    'manageremail',
    'manageremployeeid',
    'reportsto',
    'supervisor',
    'supervisorid',
    'linemanager',
    'linemanagerid',
    'reportstoid',
    'supervisoremail',
    'vorgesetzter',
    'vorgesetzte',
    'fuehrungskraft',
    'fuehrungskraftid',
    'vorgesetzternr',
    'vorgesetztennummer',
    'personalnummervorgesetzter',
    'personalnummervorgesetzte',
    'leitung',
  ],
  languages: ['languages', 'language', 'spokenlanguages', 'sprachen', 'sprache', 'sprachkenntnisse'],
  locale: ['locale', 'preferredlanguage', 'uilanguage', 'oberflaechensprache', 'korrespondenzsprache'],
  timeZone: ['timezone', 'tz', 'zeitzone'],
  workMode: ['workmode', 'workarrangement', 'remote', 'workstyle', 'workplacetype', 'arbeitsform', 'arbeitsmodell'],
  state: ['state', 'status', 'employmentstatus', 'active', 'aktiv', 'beschaeftigungsstatus'],
  joinedOn: ['joinedon', 'startdate', 'hiredate', 'joined', 'dateofjoining', 'entrydate', 'eintrittsdatum', 'eintritt'],
};

const fold = (text: string): string =>
  text
    .toLowerCase()
    .replace(/ä/g, 'ae')
    .replace(/ö/g, 'oe')
    .replace(/ü/g, 'ue')
    .replace(/ß/g, 'ss')
    .normalize('NFKD')
    .replace(/[^a-z0-9]/g, '');

/**
 * Guesses which column means what from the header alone; a column is used at most once, the best word wins. What was said
 * by hand stands, and the guess only adds to it; an empty column says by hand that nothing in the file means this.
 */
export function guessMapping(columns: readonly string[], said: Mapping = {}): Mapping {
  const mapping: Mapping = Object.fromEntries(Object.entries(said).filter(([, column]) => column !== ''));
  const taken = new Set(Object.values(mapping));
  // Parts of a name win over a whole one, so a whole one said by hand leaves no parts to guess.
  const settled = new Set<string>([...Object.keys(said), ...(said.name ? ['givenName', 'familyName'] : [])]);
  const fields = (Object.keys(WORDS) as PersonField[]).filter((field) => !settled.has(field));
  const candidates = fields.flatMap((field) =>
    columns.flatMap((column) => {
      const at = WORDS[field].indexOf(fold(column));
      return at < 0 ? [] : [{ field, column, at }];
    }),
  );
  for (const { field, column } of candidates.sort((a, b) => a.at - b.at)) {
    if (mapping[field] !== undefined || taken.has(column)) continue;
    mapping[field] = column;
    taken.add(column);
  }
  return mapping;
}

/** What must be mapped and is not: somebody to know the row by, and a name. */
export function missingFields(mapping: Mapping): string[] {
  const missing: string[] = [];
  if (!mapping.externalId && !mapping.email)
    missing.push(/*i18n*/ 'a number or e-mail address that is each person’s own');
  if (!mapping.name && !mapping.givenName) missing.push(/*i18n*/ 'a name');
  return missing;
}
