create table programmes (
  id uuid primary key,
  name text not null check (length(name) between 3 and 120),
  kind text not null default 'reverse' check (kind in ('reverse', 'reciprocal', 'traditional')),
  format text not null default 'one_to_one' check (format in ('one_to_one', 'two_to_one', 'circle')),
  purpose text not null default '' check (length(purpose) <= 2000),
  entry text not null default 'open' check (entry in ('open', 'invite_only')),
  starts_on date not null,
  ends_on date not null,
  registration_closes_on date not null,
  cadence_days integer not null default 28 check (cadence_days between 7 and 90),
  meeting_minutes integer not null default 60 check (meeting_minutes between 15 and 240),
  planned_meetings integer not null default 6 check (planned_meetings between 1 and 52),
  hours_pledged numeric(5, 1) not null default 8,
  time_zone text not null default 'UTC',
  policy jsonb not null,
  policy_version integer not null default 1,
  agreement_text text not null check (length(agreement_text) between 1 and 20000),
  created_by uuid references people,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  check (ends_on > starts_on),
  check (registration_closes_on <= starts_on)
);
create unique index programmes_by_name on programmes (lower(name));

-- A state is a row with who and when; the row with the highest step is the state.
create table programme_states (
  id uuid primary key,
  programme_id uuid not null references programmes,
  step integer not null check (step > 0),
  state text not null check (state in ('draft', 'recruiting', 'matching', 'running', 'closed')),
  entered_at timestamptz not null,
  entered_by uuid references people,
  unique (programme_id, step)
);

create table programme_kpis (
  id uuid primary key,
  programme_id uuid not null references programmes,
  kpi text not null,
  baseline numeric,
  target numeric,
  owner_id uuid references people,
  unique (programme_id, kpi)
);

alter table role_grants add foreign key (programme_id) references programmes;
