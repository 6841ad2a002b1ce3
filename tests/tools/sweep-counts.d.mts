/** Prints what the content sweep has played; a part that played nothing is a failure. */
export function printSweep(folder: string, print?: (line: string) => void): { readonly passed: number; readonly failed: number };
