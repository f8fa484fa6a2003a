-- Whoever of the directory has signed in at least once. There is no account without a person.
create table accounts (
  person_id uuid primary key references people on delete cascade,
  activated_at timestamptz not null,
  password_hash text check (password_hash like '$argon2id$%'),
  password_changed_at timestamptz,
  color_scheme text not null default 'auto' check (color_scheme in ('auto', 'light', 'dark')),
  check ((password_hash is null) = (password_changed_at is null))
);

-- A sign-in; only the hash of its token is kept.
create table sessions (
  id uuid primary key,
  person_id uuid not null references accounts on delete cascade,
  token_sha256 text not null unique check (length(token_sha256) = 64),
  signed_in_by text not null check (signed_in_by in ('link', 'password', 'claim')),
  -- When somebody last proved who they are: a password may be set without the old one only shortly after.
  proved_at timestamptz not null,
  created_at timestamptz not null,
  last_seen_at timestamptz not null,
  expires_at timestamptz not null check (expires_at > created_at),
  revoked_at timestamptz,
  device text not null default '' check (length(device) <= 200)
);
create index sessions_by_person on sessions (person_id, created_at) where revoked_at is null;

-- The gate, below every way to sign in: only an active person gets a session, and leaving ends all of them.
create function refuse_session_of_inactive() returns trigger language plpgsql as $$
begin
  perform 1 from people where id = new.person_id and state = 'active' for share;
  if not found then
    raise exception 'no session for a person who is not active' using errcode = 'check_violation', constraint = 'sessions_of_active_people';
  end if;
  return new;
end $$;
create trigger sessions_of_active_people before insert on sessions
  for each row execute function refuse_session_of_inactive();

create function end_access_on_leaving() returns trigger language plpgsql as $$
begin
  update sessions set revoked_at = new.updated_at where person_id = new.id and revoked_at is null;
  update access_links set revoked_at = new.updated_at
    where person_id = new.id and purpose = 'sign-in' and revoked_at is null and used_at is null;
  return null;
end $$;
create trigger leaving_ends_access after update of state on people
  for each row when (new.state <> 'active' and old.state is distinct from new.state)
  execute function end_access_on_leaving();
