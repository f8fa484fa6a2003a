-- What was released, when, as it was shown: a released number never changes in silence.
create table figure_releases (
  id uuid primary key,
  programme_id uuid not null references programmes,
  released_on date not null,
  figures jsonb not null,
  created_at timestamptz not null,
  unique (programme_id, released_on)
);
