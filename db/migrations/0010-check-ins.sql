create table check_ins (
  id uuid primary key,
  programme_id uuid not null references programmes,
  mentorship_id uuid not null references mentorships,
  person_id uuid not null references people,
  wave text not null check (wave in ('week-2', 'week-6', 'week-12', 'close')),
  questionnaire text not null,
  due_on date not null,
  sent_at timestamptz,
  answered_at timestamptz,
  unique (mentorship_id, person_id, wave)
);
create index check_ins_by_due on check_ins (due_on) where answered_at is null;

create table check_in_answers (
  check_in_id uuid not null references check_ins,
  item text not null,
  value integer not null check (value between 0 and 10),
  primary key (check_in_id, item)
);

create table check_in_comments (
  check_in_id uuid primary key references check_ins,
  text text not null check (length(text) between 1 and 2000)
);
