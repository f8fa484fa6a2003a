-- Outbox: a row exists from the moment the mail is owed; `key` makes each mail one, however often its cause is heard.
create table mails (
  id uuid primary key,
  key text not null unique check (length(key) between 1 and 300),
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
  opt_out_url text check (length(opt_out_url) <= 2000),
  created_at timestamptz not null,
  sent_at timestamptz,
  attempts integer not null default 0,
  last_error text,
  next_attempt_at timestamptz not null,
  abandoned_at timestamptz
);
create index mails_to_send on mails (next_attempt_at) where sent_at is null and abandoned_at is null;

create table mail_preferences (
  person_id uuid not null references people,
  kind text not null,
  is_wanted boolean not null,
  updated_at timestamptz not null,
  primary key (person_id, kind)
);
