create table meetings (
  id uuid primary key,
  mentorship_id uuid not null references mentorships,
  number integer not null check (number between 0 and 200),
  starts_at timestamptz not null,
  duration_minutes integer not null check (duration_minutes between 10 and 480),
  time_zone text not null,
  place text not null default '' check (length(place) <= 300),
  video_url text check (length(video_url) <= 2000),
  kit text not null default '',
  calendar_sequence integer not null default 0,
  planned_by uuid references people,
  created_at timestamptz not null,
  cancelled_at timestamptz
);
create unique index meetings_by_number on meetings (mentorship_id, number) where cancelled_at is null;
create index meetings_by_start on meetings (starts_at);

create table meeting_changes (
  id uuid primary key,
  meeting_id uuid not null references meetings,
  kind text not null check (kind in ('moved', 'cancelled')),
  side text check (side in ('mentor', 'mentee')),
  from_starts_at timestamptz not null,
  to_starts_at timestamptz,
  changed_at timestamptz not null,
  changed_by uuid references people
);
create index meeting_changes_by_meeting on meeting_changes (meeting_id);

create table meeting_logs (
  meeting_id uuid not null references meetings,
  person_id uuid not null references people,
  was_held boolean not null,
  worth_it integer check (worth_it between 1 and 5),
  could_speak integer check (could_speak between 1 and 5),
  next_clear integer check (next_clear between 1 and 5),
  minutes_spent integer check (minutes_spent between 0 and 600),
  logged_at timestamptz not null,
  primary key (meeting_id, person_id)
);
