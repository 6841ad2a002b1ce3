/** What an export may carry, too. */
const FILE_NAME = /^[a-z0-9][a-z0-9._-]{0,79}$/;

/** A name for a new file that is still free: `new.yaml`, `new-2.yaml`, and so on. */
export function freeName(isTaken: (name: string) => boolean): string {
  let name = 'new.yaml';
  for (let count = 2; isTaken(name); count += 1) name = `new-${count}.yaml`;
  return name;
}

/** Why a file cannot have a name; null when it can. */
export function nameProblem(name: string, isTaken: (name: string) => boolean): string | null {
  if (name === '') return 'A file needs a name.';
  if (!FILE_NAME.test(name)) return 'A name has small letters, digits, dots and dashes, and begins with a letter or a digit.';
  return isTaken(name) ? `${name} exists already.` : null;
}
