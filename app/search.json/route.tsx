import { searchEntries } from './entries.ts';

export const dynamic = 'force-static';

/** The search index, written once when the pages are built. A `.tsx` handler is also part of the static build. */
export async function GET() {
  return Response.json(await searchEntries());
}
