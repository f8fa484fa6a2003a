import type { Job } from '#platform';
import { lapseJob, matchJob, questionJob } from './jobs.ts';

export { answerProposal } from './commands/answer-proposal.ts';
export { answerQuestion } from './commands/answer-question.ts';
export { askQuestion } from './commands/ask-question.ts';
export { cancelRun } from './commands/cancel-run.ts';
export { closeDueProposals } from './commands/close-due.ts';
export { forbidPair, liftDecision, lockPair } from './commands/decide.ts';
export { publishRun } from './commands/publish-run.ts';
export { requestRun } from './commands/request-run.ts';
export { runNow } from './commands/run-now.ts';
export { compareRuns } from './queries/compare.ts';
export { listDecisions } from './queries/decisions.ts';
export { getOwnProposal, listOwnProposals, offersOf } from './queries/own-proposals.ts';
export { listProposals } from './queries/proposals.ts';
export type { NewQuestion, QuestionView } from './queries/question-views.ts';
export { getQuestion } from './queries/questions.ts';
export { getRun, listRuns, newestRun } from './queries/runs.ts';
export { suggestPartners } from './queries/suggestions.ts';
export { listUnmatched } from './queries/unmatched.ts';
export { whyNot as explainPair, whyNot } from './queries/why-not.ts';
export { api as matchingApi } from './routes/index.ts';
export type {
  Comparison,
  DecisionView,
  NewDecision,
  NewRun,
  OwnProposal,
  ProposalView,
  Published,
  RunView,
  UnmatchedView,
  WhyNotView,
  Words,
} from './schema.ts';
export const matchingJobs = [matchJob as Job, questionJob as Job, lapseJob];
