create table grades (
  id uuid primary key,
  rank integer not null check (rank between 1 and 1000),
  code text not null unique check (length(code) between 1 and 80),
  name text not null check (length(name) between 1 and 200),
  -- Labels in imported files that mean this step, in lower case.
  aliases text[] not null default '{}',
  constraint grades_by_rank unique (rank) deferrable initially immediate
);

create table units (
  id uuid primary key,
  name text not null check (length(name) between 1 and 300),
  parent_id uuid references units,
  unique nulls not distinct (name, parent_id)
);

create table sites (
  id uuid primary key,
  name text not null unique check (length(name) between 1 and 200),
  time_zone text not null
);

-- A person in the directory. 'vacant' keeps a post nobody holds, so that reporting lines stay whole.
create table people (
  id uuid primary key,
  external_id text not null unique check (length(external_id) between 1 and 200),
  email text check (email = lower(email) and length(email) <= 320),
  given_name text not null check (length(given_name) <= 200),
  family_name text not null default '' check (length(family_name) <= 200),
  job_title text not null default '' check (length(job_title) <= 500),
  grade_id uuid references grades,
  unit_id uuid references units,
  site_id uuid references sites,
  team text not null default '',
  manager_id uuid references people deferrable initially deferred check (manager_id <> id),
  languages text[] not null default '{en}',
  locale text not null default 'en',
  time_zone text not null default 'UTC',
  work_mode text not null default 'hybrid' check (work_mode in ('on_site', 'remote', 'hybrid')),
  state text not null default 'active' check (state in ('active', 'left', 'vacant')),
  joined_on date,
  left_on date,
  headcount numeric(8, 2) not null default 1,
  source text not null default 'csv',
  created_at timestamptz not null,
  updated_at timestamptz not null
);
create unique index people_by_email on people (email) where email is not null and state = 'active';
create index people_by_manager on people (manager_id);
create index people_by_unit on people (unit_id);
create index people_by_name on people (lower(family_name), lower(given_name));

create table power_links (
  id uuid primary key,
  holder_id uuid not null references people,
  subject_id uuid not null references people,
  kind text not null check (kind in ('decision', 'assessment', 'pay', 'grievance')),
  declared_at timestamptz not null,
  declared_by uuid references people,
  ended_at timestamptz,
  check (holder_id <> subject_id)
);
create unique index power_links_live on power_links (holder_id, subject_id, kind) where ended_at is null;

create table role_grants (
  id uuid primary key,
  person_id uuid not null references people,
  role text not null check (role in ('administrator', 'coordinator', 'sponsor', 'case_handler', 'viewer')),
  programme_id uuid,
  granted_at timestamptz not null,
  granted_by uuid references people,
  revoked_at timestamptz,
  check (role not in ('administrator') or programme_id is null)
);
create unique index role_grants_live on role_grants (person_id, role, programme_id) nulls not distinct where revoked_at is null;

create table people_imports (
  id uuid primary key,
  preset text not null,
  file_names text[] not null,
  content_sha256 text not null,
  mapping jsonb not null default '{}',
  report jsonb not null,
  is_dry_run boolean not null,
  imported_by uuid references people,
  imported_at timestamptz not null
);
