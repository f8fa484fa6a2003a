-- Whoever leaves loses every open link, not only the one to sign in: a mail they kept must not answer or enrol for them.
-- The link that ends mails stays, since those mails may still lie in their inbox.
create or replace function end_access_on_leaving() returns trigger language plpgsql as $$
begin
  update sessions set revoked_at = new.updated_at where person_id = new.id and revoked_at is null;
  update access_links set revoked_at = new.updated_at
    where person_id = new.id and purpose <> 'mail-preferences' and revoked_at is null;
  return null;
end $$;
update access_links set revoked_at = now()
  from people
  where people.id = access_links.person_id and people.state <> 'active'
    and purpose <> 'mail-preferences' and revoked_at is null;
