/** A lesson or a scenario, as far as progress cares. */
export interface CourseEntry {
  readonly slug: string;
  readonly title: string;
}
