import { defineProblem } from '../problems.ts';

export const backupDamaged = defineProblem(
  'backup-damaged',
  422,
  /*i18n*/ 'The backup is damaged',
  /*i18n*/ 'The file {file} is not a whole backup: {why}. Use another backup; this one restores nothing.',
);
export const backupExists = defineProblem(
  'backup-exists',
  409,
  /*i18n*/ 'A file is already there',
  /*i18n*/ 'The file {file} exists, and a backup never overwrites one. Choose another name.',
);
export const backupNotPossible = defineProblem(
  'backup-not-possible',
  409,
  /*i18n*/ 'The backup could not be taken',
  /*i18n*/ 'The backup to {file} was not taken: {why}. Nothing was left behind; mend that and take it again.',
);
export const restoreTargetNotEmpty = defineProblem(
  'restore-target-not-empty',
  409,
  /*i18n*/ 'There is data where the backup should go',
  /*i18n*/ 'A backup is restored only into an empty place, and {place} holds {found}. Choose an empty one, or move that away first.',
);
export const restoreOtherVersion = defineProblem(
  'restore-other-version',
  409,
  /*i18n*/ 'The backup comes from another version',
  /*i18n*/ 'The backup holds {found}, which this version does not have. Restore it with the version that made it, then upgrade.',
);
export const restoreOtherKind = defineProblem(
  'restore-other-kind',
  409,
  /*i18n*/ 'This backup does not go there',
  /*i18n*/ 'An exact backup holds a whole embedded database and cannot go into the server at DATABASE_URL. Restore it without DATABASE_URL, then take a portable backup and restore that one.',
);
