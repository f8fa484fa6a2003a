-- What would place the people left over now says by side who would be placed and who would lose a partner.
-- Answers of before know neither; the question is asked again with one press.
delete from match_questions where kind = 'relaxations';
