import { isQuantity } from '#sim/api/quantity.ts';

export type QuantitiesRead =
  | { readonly ok: true; readonly value: Readonly<Record<string, string>> }
  | { readonly ok: false; readonly error: string };

/** Reads `cpu=200m,memory=512Mi`; empty text is no limits. */
export function parseQuantities(text: string): QuantitiesRead {
  const value: Record<string, string> = {};
  for (const part of text === '' ? [] : text.split(',')) {
    const [name = '', amount, ...rest] = part.split('=');
    if (amount === undefined || rest.length > 0)
      return { ok: false, error: `Invalid argument syntax ${part}, expected <resource>=<value>` };
    if (!isQuantity(amount)) {
      return { ok: false, error: "quantities must match the regular expression '^([+-]?[0-9.]+)([eEinumkKMGTP]*[-+]?[0-9]*)$'" };
    }
    value[name] = amount;
  }
  return { ok: true, value };
}
