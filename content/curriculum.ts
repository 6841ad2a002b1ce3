/** The order of the course. Titles, times and needs live in the lessons themselves. */
export const curriculum = [
  'why-jobs',
  'first-job',
  'completions-and-parallelism',
  'when-pods-fail',
  'life-of-a-job',
  'a-training-job',
  'cronjobs',
  'configuring-a-cronjob',
  'weekly-retraining',
  'managing-jobs',
  'patterns',
  'debugging',
  'indexed-jobs',
  'policies',
  'quick-reference',
] as const;

/** Scenarios by level, and within a level from the easiest to the hardest. */
export const drills = [
  'invoices-restart-always',
  'name-too-long',
  'silent-since-friday',
  'typo-in-the-tag',
  'parcel-labels-127',
  'ledger-not-executable',
  'greenhouse-missing-key',
  'ferry-manifest-secret',
  'choir-scan-pending',
  'weather-node-label',
  'subtitle-deadline',
  'exchange-rates-early',
] as const;
