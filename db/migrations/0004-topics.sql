create table topics (
  id uuid primary key,
  key text not null unique check (key ~ '^[a-z0-9-]{1,80}$'),
  name text not null check (length(name) between 1 and 200),
  names jsonb not null default '{}',
  kind text not null check (kind in ('hard', 'soft', 'perspective')),
  is_identity boolean not null default false,
  parent_id uuid references topics,
  created_at timestamptz not null
);

create table topic_synonyms (
  topic_id uuid not null references topics,
  label text not null check (label = lower(label) and length(label) between 1 and 120),
  primary key (topic_id, label)
);
create index topic_synonyms_by_label on topic_synonyms (label);
