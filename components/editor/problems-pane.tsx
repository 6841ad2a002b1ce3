import { useStore } from 'zustand';
import { useLab } from '#components/lab/index.ts';
import { ProblemList } from './problem-list.tsx';
import { type Fix, withFix } from './quick-fixes.ts';
import type { EditorPosition } from './text-editor.tsx';
import { useProblems } from './use-problems.ts';

/** What the API server says about the file on top, with its fixes. */
export function ProblemsPane({ onGoTo }: { readonly onGoTo: (position: EditorPosition) => void }) {
  const { documents } = useLab();
  const active = useStore(documents.store, (state) => state.active);
  const problems = useStore(documents.store, (state) => state.problems);
  const outcome = useStore(documents.store, (state) => state.outcome);
  const unkept = useStore(documents.store, ({ drafts, unkept }) => (Object.keys(drafts).length > 0 ? unkept : null));
  const checkedText = useProblems();

  function fix(one: Fix) {
    const text = documents.textOf(active);
    if (text !== checkedText) return; // edited since: the positions are those of another text
    documents.edit(active, withFix(text, one));
    onGoTo({ line: one.startLine, column: one.startColumn });
  }

  return (
    <ProblemList
      problems={problems}
      outcome={outcome}
      unkept={unkept}
      onChoose={(problem) => onGoTo({ line: problem.startLine, column: problem.startColumn })}
      onFix={fix}
    />
  );
}
