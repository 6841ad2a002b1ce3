import { useRouter } from 'next/navigation';
import { type KeyboardEvent, useEffect, useId, useMemo, useRef, useState } from 'react';
import { loadIndex, type SearchIndex, search } from '#components/search/index.ts';
import { type Choice, choiceOf, matchingActions, pageActions } from './actions.ts';
import styles from './palette.module.css';

const MOST_RESULTS = 24;

/** The index, null while it is on its way; `failed` when it cannot be fetched. */
function useIndex(): SearchIndex | 'failed' | null {
  const [index, setIndex] = useState<SearchIndex | 'failed' | null>(null);
  useEffect(() => {
    loadIndex().then(setIndex, () => setIndex('failed'));
  }, []);
  return index;
}

/** Choices in groups, each group where its best choice stands. */
function grouped(choices: readonly Choice[]): readonly (readonly [string, readonly Choice[]])[] {
  const groups = new Map<string, Choice[]>();
  for (const choice of choices) groups.set(choice.group, [...(groups.get(choice.group) ?? []), choice]);
  return [...groups];
}

/** Search and commands in one field: type, arrow keys, Enter. */
export function Palette({ onClose }: { readonly onClose: () => void }) {
  const router = useRouter();
  const dialog = useRef<HTMLDialogElement>(null);
  const [query, setQuery] = useState('');
  const [at, setAt] = useState(0);
  const index = useIndex();
  const id = useId();
  const [actions] = useState(() => pageActions(router.push));
  const groups = useMemo(() => {
    const found = index === null || index === 'failed' ? [] : search(index, query, MOST_RESULTS);
    return grouped([...matchingActions(actions, query), ...found.map((entry) => choiceOf(entry, router.push))]);
  }, [actions, index, query, router]);
  const choices = groups.flatMap(([, each]) => each);
  const chosen = choices[Math.min(at, choices.length - 1)];

  useEffect(() => {
    dialog.current?.showModal();
  }, []);

  useEffect(() => {
    if (chosen !== undefined) document.getElementById(`${id}${chosen.id}`)?.scrollIntoView({ block: 'nearest' });
  }, [chosen, id]);

  function choose(choice: Choice) {
    // First out of the way: what it does may move the focus.
    dialog.current?.close();
    choice.act();
  }

  function onKeyDown(event: KeyboardEvent) {
    if (event.nativeEvent.isComposing) return;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step !== undefined && choices.length > 0) {
      event.preventDefault();
      setAt((Math.min(at, choices.length - 1) + step + choices.length) % choices.length);
    } else if (event.key === 'Enter' && chosen !== undefined) {
      event.preventDefault();
      choose(chosen);
    }
  }

  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: Escape closes it too; the click is on the backdrop
    <dialog
      ref={dialog}
      className={styles['palette']}
      aria-label="Search and commands"
      onClose={onClose}
      onClick={(event) => event.target === dialog.current && dialog.current.close()}
    >
      <div className={styles['sheet']}>
        <input
          type="text"
          enterKeyHint="search"
          role="combobox"
          className={styles['query']}
          placeholder="Search lessons, fields, commands …"
          aria-label="Search"
          aria-expanded={choices.length > 0}
          aria-controls={`${id}list`}
          aria-activedescendant={chosen === undefined ? undefined : `${id}${chosen.id}`}
          autoComplete="off"
          spellCheck={false}
          maxLength={200}
          value={query}
          onChange={(event) => {
            setQuery(event.target.value);
            setAt(0);
          }}
          onKeyDown={onKeyDown}
        />
        <div id={`${id}list`} role="listbox" aria-label="Results" className={styles['list']} tabIndex={-1}>
          {groups.map(([group, each]) => (
            // biome-ignore lint/a11y/useSemanticElements: a group of options, not of fields
            <div key={group} role="group" aria-label={group}>
              <p className={styles['group']} aria-hidden="true">
                {group}
              </p>
              {each.map((choice) => (
                // biome-ignore lint/a11y/useKeyWithClickEvents lint/a11y/useFocusableInteractive: the field keeps the focus, as a combobox does
                <div
                  key={choice.id}
                  id={`${id}${choice.id}`}
                  role="option"
                  aria-selected={choice === chosen}
                  className={styles['choice']}
                  onClick={() => choose(choice)}
                >
                  <b>{choice.title}</b>
                  <span>{choice.detail}</span>
                </div>
              ))}
            </div>
          ))}
        </div>
        <p role="status" className={styles['status']}>
          {statusOf(index, query, choices.length)}
        </p>
      </div>
    </dialog>
  );
}

function statusOf(index: SearchIndex | 'failed' | null, query: string, count: number): string {
  if (index === 'failed') return 'The search index could not be loaded. Check the connection and open this again.';
  if (index === null) return 'Loading the search index …';
  if (query.trim() === '') return 'Arrow keys and Enter choose, Escape closes.';
  return count === 0 ? `Nothing has every word of “${query.trim()}”.` : `${count} results`;
}
