import { emailOf, type Notes } from '#people';
import { type Cells, columnKey, noAddress, type SignUp, spotOf, type TopicWish } from './sign-ups.ts';

/** Which of the two files this is, by its own columns: their mentors list characteristics, their mentees a wish. */
export function ukSide(columns: readonly string[]): 'mentors' | 'mentees' | null {
  const keys = columns.map(columnKey);
  if (keys.includes('match_with_similar_identity')) return 'mentees';
  return keys.includes('characteristics') ? 'mentors' : null;
}

/**
 * Reads one line of a sign-up file for traditional mentoring and turns the roles round: whoever signed up there as a
 * junior to be mentored teaches here, whoever signed up to mentor learns here. The profession is what the junior knows
 * from the ground and what the senior wants to see anew. Identity answers and biographies were given for another purpose.
 */
export function readUkLine(
  file: string,
  line: number,
  cells: Cells,
  theirs: 'mentors' | 'mentees',
  notes: Notes,
): SignUp | null {
  const signUp = signUpOf(file, line, cells, theirs === 'mentors' ? 'mentee' : 'mentor');
  if (signUp.email === '' || emailOf(signUp.email) !== null) return signUp;
  const { field, code, sentence, values } = noAddress('email address', signUp.email);
  notes.add(spotOf(signUp, field), 'refused', code, sentence, values);
  return null;
}

function signUpOf(file: string, line: number, cells: Cells, side: SignUp['side']): SignUp {
  const cell = (name: string) => cells[name]?.trim() ?? '';
  const profession = cell('profession');
  const named = { word: profession, column: 'profession' };
  const wish: TopicWish =
    side === 'mentor'
      ? { ...named, direction: 'offer', level: 3, targetLevel: null, priority: 2 }
      : { ...named, direction: 'need', level: 2, targetLevel: 4, priority: 2 };
  return {
    file,
    line,
    side,
    email: cell('email_address').toLowerCase(),
    externalId: '',
    person: {
      givenName: cell('first_name'),
      familyName: cell('last_name'),
      jobTitle: cell('job_title'),
      grade: cell('grade'),
      unit: cell('organisation'),
      languages: '',
      timeZone: 'Europe/London',
    },
    topics: profession === '' ? [] : [wish],
    statement: '',
    wantBack: '',
    capacity: 1,
    mode: 'either',
    availability: [],
    isNominated: false,
  };
}
