create schema safeguarding;

-- Ids are random: a time-ordered id would tell when somebody spoke up.
create table safeguarding.concerns (
  id uuid primary key,
  programme_id uuid references programmes,
  reporter_id uuid references people,
  mentorship_id uuid references mentorships,
  severity text not null check (severity in ('s1', 's2', 's3', 's4')),
  sealed_text bytea not null,
  raised_at timestamptz not null,
  may_contact boolean not null default true
);

create table safeguarding.cases (
  concern_id uuid primary key references safeguarding.concerns,
  handler_id uuid not null references people,
  taken_at timestamptz not null,
  closed_at timestamptz,
  outcome text check (length(outcome) <= 2000)
);

create table safeguarding.signals (
  id uuid primary key,
  programme_id uuid not null references programmes,
  mentorship_id uuid references mentorships,
  person_id uuid references people,
  code text not null check (code ~ '^(R[0-9]{1,2}|L[12])$'),
  severity text not null check (severity in ('s1', 's2', 's3', 's4')),
  inputs jsonb not null,
  raised_at timestamptz not null,
  triaged_at timestamptz,
  triaged_by uuid references people,
  note text not null default '',
  resolved_at timestamptz
);
create unique index signals_open on safeguarding.signals (code, programme_id, mentorship_id, person_id) nulls not distinct
  where resolved_at is null;
