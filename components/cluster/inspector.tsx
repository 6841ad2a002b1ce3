import { useState } from 'react';
import { CodeBlock } from '#components/editor/index.ts';
import { useCluster, useLab } from '#components/lab/index.ts';
import { isCharted } from '#components/lifecycle/index.ts';
import { useLater } from '#components/ui/index.ts';
import { WhyButton } from '#components/why/index.ts';
import type { JsonObject, WhyQuestion } from '#sim/index.ts';
import { ConditionChanges } from './condition-changes.tsx';
import { ConditionTable } from './condition-table.tsx';
import { conditionsOf } from './conditions.ts';
import { EventList } from './event-list.tsx';
import styles from './inspector.module.css';
import { LifeView } from './life-view.tsx';
import { useAnswers } from './use-answers.ts';

const VIEWS = ['describe', 'yaml', 'events', 'logs', 'lifecycle', 'conditions'] as const;
type View = (typeof VIEWS)[number];

/** One object in full: as kubectl describes it, as YAML, its events, what it went through, and what it printed. */
export function Inspector({ uid }: { readonly uid: string }) {
  const { screen, log } = useLab();
  const row = useCluster((state) => state.rows.find((each) => each.uid === uid));
  const startAtMs = useCluster((state) => state.startAtMs);
  const answer = useAnswers(uid, ({ client }) => client.ask<'inspect'>({ type: 'inspect', uid }));
  const [view, setView] = useState<View>('describe');
  const [question, setQuestion] = useState<WhyQuestion | null>(null);
  const why = useLater(() => import('#components/why/why-panel.tsx'), question !== null);
  const object = answer?.object ?? null;
  // an object that is gone still has its lane on the timeline
  const gone = row === undefined && object === null ? log.objects.find((each) => each.uid === uid) : undefined;
  const kind = row?.kind ?? object?.kind ?? gone?.kind ?? 'Object';
  const name = row?.name ?? object?.metadata.name ?? gone?.name ?? 'deleted';

  function content() {
    if (answer === null) return null;
    if (view === 'events') return <EventList uid={uid} onWhy={setQuestion} />;
    // An object that is gone still has had its life.
    if (view === 'lifecycle') return isCharted(kind) ? <LifeView uid={uid} kind={kind} /> : null;
    const absent = answer.object === null ? <p className={styles['absent']}>This object does not exist at this instant.</p> : null;
    if (view === 'conditions') {
      // An API object is JSON by definition; its type only does not say so.
      const conditions = absent === null ? conditionsOf(answer.object as unknown as JsonObject, startAtMs) : [];
      return (
        <>
          {absent ?? <ConditionTable uid={uid} conditions={conditions} onWhy={setQuestion} />}
          <ConditionChanges key={uid} uid={uid} now={JSON.stringify(conditions)} />
        </>
      );
    }
    if (absent !== null) return absent;
    return <CodeBlock text={answer[view] || 'Nothing was printed.'} language={view === 'yaml' ? 'yaml' : 'text'} />;
  }

  return (
    <section className={styles['inspector']} aria-label="Selected object">
      <div className={styles['bar']}>
        <h3 className={styles['title']}>
          {kind} <b>{name}</b>
        </h3>
        {isCharted(kind) ? <WhyButton about={`${kind} ${name}`} question={{ kind: 'object', uid }} onAsk={setQuestion} /> : null}
        <button type="button" className={styles['close']} onClick={() => screen.setState({ selectedUid: null })}>
          Close
        </button>
      </div>
      <div className={styles['views']} role="toolbar" aria-label="View">
        {VIEWS.filter((each) => each !== 'lifecycle' || isCharted(kind)).map((each) => (
          <button
            key={each}
            type="button"
            aria-pressed={each === view}
            disabled={each === 'logs' && answer?.logs == null}
            onClick={() => setView(each)}
          >
            {each}
          </button>
        ))}
      </div>
      <div className={styles['text']}>
        {why !== null && question !== null ? (
          <why.WhyPanel question={question} kind={kind} onAsk={setQuestion} onClose={() => setQuestion(null)} />
        ) : null}
        {content()}
      </div>
    </section>
  );
}
