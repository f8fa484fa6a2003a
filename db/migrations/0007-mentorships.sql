create table mentorships (
  id uuid primary key,
  programme_id uuid not null references programmes,
  origin text not null check (origin in ('proposal', 'manual', 'demo')),
  origin_id uuid,
  begun_at timestamptz not null,
  unique (origin, origin_id)
);
create index mentorships_by_programme on mentorships (programme_id, begun_at);

create table mentorship_members (
  mentorship_id uuid not null references mentorships,
  person_id uuid not null references people,
  side text not null check (side in ('mentor', 'mentee')),
  primary key (mentorship_id, person_id)
);
create index mentorship_members_by_person on mentorship_members (person_id);

create table mentorship_pauses (
  id uuid primary key,
  mentorship_id uuid not null references mentorships,
  paused_at timestamptz not null,
  resumes_on date,
  resumed_at timestamptz
);

-- Neutral on purpose: who asked and why is never stored beside the pair.
create table mentorship_endings (
  mentorship_id uuid primary key references mentorships,
  ended_at timestamptz not null,
  kind text not null check (kind in ('completed', 'ended'))
);

create table agreements (
  mentorship_id uuid not null references mentorships,
  version integer not null,
  text text not null check (length(text) between 1 and 20000),
  created_at timestamptz not null,
  primary key (mentorship_id, version)
);

create table agreement_signatures (
  mentorship_id uuid not null,
  version integer not null,
  person_id uuid not null references people,
  signed_at timestamptz not null,
  primary key (mentorship_id, version, person_id),
  foreign key (mentorship_id, version) references agreements
);

create table goals (
  id uuid primary key,
  mentorship_id uuid not null references mentorships,
  person_id uuid not null references people,
  topic_id uuid references topics,
  statement text not null check (length(statement) between 3 and 500),
  work_use text not null default '' check (length(work_use) <= 500),
  weight integer not null default 1 check (weight between 1 and 3),
  attainment integer check (attainment between -2 and 2),
  created_at timestamptz not null,
  updated_at timestamptz not null,
  retired_at timestamptz
);
create index goals_by_mentorship on goals (mentorship_id);

create table learnings (
  id uuid primary key,
  mentorship_id uuid not null references mentorships,
  person_id uuid not null references people,
  meeting_id uuid,
  kind text not null default 'insight' check (kind in ('idea', 'practice', 'insight', 'skill')),
  text text not null check (length(text) between 1 and 1000),
  recorded_at timestamptz not null
);
create index learnings_by_mentorship on learnings (mentorship_id);

create table promises (
  id uuid primary key,
  mentorship_id uuid not null references mentorships,
  person_id uuid not null references people,
  text text not null check (length(text) between 1 and 500),
  due_on date,
  made_at timestamptz not null,
  kept_at timestamptz
);
