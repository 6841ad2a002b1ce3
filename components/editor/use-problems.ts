import { useEffect } from 'react';
import { useStore } from 'zustand';
import { useCluster, useLab } from '#components/lab/index.ts';

const PAUSE_MS = 150;

/** Asks the API server about the text on top whenever typing pauses, and keeps its answer in the documents. */
export function useProblems(): void {
  const { client, documents } = useLab();
  const active = useStore(documents.store, (state) => state.active);
  const draft = useStore(documents.store, (state) => state.drafts[state.active]);
  const isReady = useCluster((state) => state.hasFrame);

  // biome-ignore lint/correctness/useExhaustiveDependencies: a new draft is what asks again
  useEffect(() => {
    if (!isReady) return;
    let isStale = false;
    const timer = setTimeout(async () => {
      const { problems } = await client.ask<'check'>({ type: 'check', fileName: active, text: documents.textOf(active) });
      if (!isStale) documents.store.setState({ problems });
    }, PAUSE_MS);
    return () => {
      isStale = true;
      clearTimeout(timer);
    };
  }, [client, documents, active, draft, isReady]);
}
