/**
 * A name without its owner's, where the owner stands above it: `…-x7k2p`.
 *
 * @param ownerName `undefined` for an object without an owner
 */
export function shortName(name: string, ownerName: string | undefined): string {
  return ownerName !== undefined && name.startsWith(`${ownerName}-`) ? `…${name.slice(ownerName.length)}` : name;
}
