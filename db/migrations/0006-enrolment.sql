create table enrolments (
  id uuid primary key,
  programme_id uuid not null references programmes,
  person_id uuid not null references people,
  side text not null check (side in ('mentor', 'mentee')),
  priority text not null default 'standard' check (priority in ('carried_over', 'nominated', 'standard')),
  capacity integer not null default 1 check (capacity between 1 and 12),
  meeting_mode text not null default 'either' check (meeting_mode in ('in_person', 'remote', 'either')),
  statement text not null default '' check (length(statement) <= 2000),
  want_back text not null default '' check (length(want_back) <= 2000),
  availability jsonb not null default '[]',
  time_zone text not null default 'UTC',
  working_style jsonb not null default '{}',
  source text not null default 'registration' check (source in ('registration', 'import', 'invitation', 'coordinator', 'demo')),
  notice_version text not null default '1',
  hours_pledged numeric(5, 1),
  enrolled_at timestamptz not null,
  withdrawn_at timestamptz,
  unique (programme_id, person_id)
);
create index enrolments_by_person on enrolments (person_id);

create table enrolment_topics (
  enrolment_id uuid not null references enrolments on delete cascade,
  topic_id uuid not null references topics,
  direction text not null check (direction in ('offer', 'need', 'want_back', 'not_represent')),
  level integer not null default 3 check (level between 0 and 5),
  target_level integer check (target_level between 1 and 5),
  priority integer not null default 2 check (priority between 1 and 3),
  primary key (enrolment_id, topic_id, direction)
);
create index enrolment_topics_by_topic on enrolment_topics (topic_id, direction);

-- Private: read only by the match snapshot; never by any page about somebody else.
create table vetoes (
  enrolment_id uuid not null references enrolments on delete cascade,
  person_id uuid not null references people,
  declared_at timestamptz not null,
  primary key (enrolment_id, person_id)
);

create table invitations (
  id uuid primary key,
  programme_id uuid not null references programmes,
  person_id uuid not null references people,
  side text not null check (side in ('mentor', 'mentee')),
  invited_at timestamptz not null,
  invited_by uuid references people,
  opened_at timestamptz,
  unique (programme_id, person_id, side)
);

create table enrolment_imports (
  id uuid primary key,
  programme_id uuid not null references programmes,
  preset text not null,
  file_names text[] not null,
  content_sha256 text not null,
  report jsonb not null,
  is_dry_run boolean not null,
  imported_at timestamptz not null
);
