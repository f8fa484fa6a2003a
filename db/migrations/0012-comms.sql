create table mails (
  id uuid primary key,
  event_id uuid,
  kind text not null,
  person_id uuid references people,
  to_address text not null,
  locale text not null,
  subject text not null,
  text_body text not null,
  html_body text not null,
  calendar text,
  calendar_method text check (calendar_method in ('REQUEST', 'CANCEL')),
  created_at timestamptz not null,
  sent_at timestamptz,
  attempts integer not null default 0,
  last_error text,
  abandoned_at timestamptz,
  unique (event_id, kind, to_address)
);
create index mails_to_send on mails (created_at) where sent_at is null and abandoned_at is null;

create table mail_preferences (
  person_id uuid not null references people,
  kind text not null,
  is_wanted boolean not null,
  updated_at timestamptz not null,
  primary key (person_id, kind)
);
