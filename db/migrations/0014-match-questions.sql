-- How the engine was asked to answer; a replay and every question repeat it.
alter table match_runs
  add column mode text not null default 'optimal' check (mode in ('optimal', 'repair', 'stable', 'circles')),
  add column proposing text check (proposing in ('mentor', 'mentee'));

-- Long questions to the engine about a finished run. A snapshot is there only where another policy is tried, and is
-- as private as the run's own.
create table match_questions (
  id uuid primary key,
  run_id uuid not null references match_runs,
  programme_id uuid not null references programmes,
  kind text not null check (kind in ('relaxations', 'what-if', 'replay')),
  policy jsonb,
  snapshot text,
  asked_at timestamptz not null,
  asked_by uuid references people,
  started_at timestamptz,
  finished_at timestamptz,
  cancelled_at timestamptz,
  failure text,
  progress jsonb,
  answer jsonb,
  check ((kind = 'what-if') = (policy is not null))
);
create index match_questions_of_run on match_questions (run_id, asked_at desc);
