-- Snapshot and result are text, not jsonb: their bytes are what the hashes and a replay are about.
create table match_runs (
  id uuid primary key,
  programme_id uuid not null references programmes,
  requested_at timestamptz not null,
  requested_by uuid references people,
  started_at timestamptz,
  finished_at timestamptz,
  cancelled_at timestamptz,
  failure text,
  progress jsonb not null default '{}',
  policy jsonb not null,
  snapshot text not null,
  snapshot_sha256 text not null,
  facts_sha256 text not null,
  engine_version text not null,
  seed integer not null,
  result text,
  result_sha256 text,
  advice jsonb,
  verified_at timestamptz,
  published_at timestamptz,
  published_by uuid references people
);
create index match_runs_newest on match_runs (programme_id, requested_at desc);

create table proposals (
  id uuid primary key,
  run_id uuid not null references match_runs,
  programme_id uuid not null references programmes,
  mentor_enrolment_id uuid not null references enrolments,
  mentee_enrolment_id uuid not null references enrolments,
  score integer not null check (score between 0 and 10000),
  contributions jsonb not null,
  reasons jsonb not null,
  price jsonb,
  is_locked boolean not null default false,
  is_kept boolean not null default false,
  offered_at timestamptz,
  answer_by timestamptz,
  closed_at timestamptz,
  mentorship_id uuid references mentorships,
  unique (run_id, mentor_enrolment_id, mentee_enrolment_id)
);
create index proposals_by_programme on proposals (programme_id, offered_at);
create index proposals_due on proposals (answer_by) where closed_at is null and answer_by is not null;

-- Private to the person who answers; a declined proposal and an unanswered one end alike.
create table proposal_answers (
  proposal_id uuid not null references proposals,
  person_id uuid not null references people,
  answer text not null check (answer in ('accept', 'decline')),
  answered_at timestamptz not null,
  primary key (proposal_id, person_id)
);

create table match_decisions (
  id uuid primary key,
  programme_id uuid not null references programmes,
  mentor_enrolment_id uuid not null references enrolments,
  mentee_enrolment_id uuid not null references enrolments,
  kind text not null check (kind in ('lock', 'forbid')),
  reason text not null default '' check (length(reason) <= 500),
  decided_at timestamptz not null,
  decided_by uuid references people,
  lifted_at timestamptz
);
create unique index match_decisions_live on match_decisions (programme_id, mentor_enrolment_id, mentee_enrolment_id)
  where lifted_at is null;
