-- One row tells what this installation is.
create table installation (
  only_row boolean primary key default true check (only_row),
  organisation_name text not null check (length(organisation_name) between 1 and 200),
  locale text not null default 'en',
  time_zone text not null default 'UTC',
  is_demo boolean not null default false,
  created_at timestamptz not null
);

-- One row per state change: audit trail, activity feed and outbox in one.
create table events (
  id uuid primary key,
  recorded_at timestamptz not null,
  type text not null,
  actor_kind text not null check (actor_kind in ('person', 'link', 'operator', 'system', 'visitor')),
  actor_person_id uuid,
  subject_kind text not null,
  subject_id uuid not null,
  programme_id uuid,
  data jsonb not null default '{}',
  request_id text not null
);
create index events_by_subject on events (subject_kind, subject_id, recorded_at);
create index events_by_programme on events (programme_id, recorded_at);
create index events_by_type on events (type, recorded_at);

create function refuse_event_change() returns trigger language plpgsql as $$
begin
  if current_setting('viceversa.erasure', true) = 'on' then
    return case when tg_op = 'DELETE' then old else new end;
  end if;
  raise exception 'events are append-only';
end $$;
create trigger events_are_append_only before update or delete on events
  for each row execute function refuse_event_change();

-- Links sent by mail or printed: only their hash is kept.
create table access_links (
  id uuid primary key,
  token_sha256 text not null unique,
  purpose text not null,
  person_id uuid not null,
  subject_id uuid,
  is_single_use boolean not null,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  used_at timestamptz,
  revoked_at timestamptz
);
create index access_links_by_subject on access_links (purpose, subject_id);

create table rate_limits (
  key text primary key,
  window_started_at timestamptz not null,
  hits integer not null
);
