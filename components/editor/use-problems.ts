import { useEffect, useState } from 'react';
import { useStore } from 'zustand';
import { useCluster, useLab } from '#components/lab/index.ts';

const PAUSE_MS = 150;

/**
 * Asks the API server about the text on top whenever typing pauses, and keeps its answer in the documents.
 *
 * @returns the text that the problems are about; null before the first answer
 */
export function useProblems(): string | null {
  const { client, documents } = useLab();
  const active = useStore(documents.store, (state) => state.active);
  const draft = useStore(documents.store, (state) => state.drafts[state.active]);
  const isReady = useCluster((state) => state.hasFrame);
  const [checkedText, setCheckedText] = useState<string | null>(null);

  // biome-ignore lint/correctness/useExhaustiveDependencies: a new draft is what asks again
  useEffect(() => {
    if (!isReady) return;
    let isStale = false;
    const timer = setTimeout(async () => {
      const text = documents.textOf(active);
      const { problems } = await client.ask<'check'>({ type: 'check', fileName: active, text });
      if (isStale) return;
      documents.store.setState({ problems });
      setCheckedText(text);
    }, PAUSE_MS);
    return () => {
      isStale = true;
      clearTimeout(timer);
    };
  }, [client, documents, active, draft, isReady]);

  return checkedText;
}
