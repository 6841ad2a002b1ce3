import styles from './shortcut-list.module.css';
import { SHORTCUTS } from './shortcuts.ts';
import { SingleKeysSwitch } from './single-keys-switch.tsx';

/** `Ctrl` stands for both; the page says so once. */
const nameOf = (key: string) => (key === 'Mod' ? 'Ctrl' : key);

/** Every key, by where it works. */
export function ShortcutList() {
  return (
    <div className={styles['groups']}>
      {SHORTCUTS.map(({ where, shortcuts }) => (
        <section key={where}>
          <h2>{where}</h2>
          <dl>
            {shortcuts.map(({ keys, what }) => (
              <div key={what}>
                <dt>
                  {keys.map((key) => (
                    <kbd key={key}>{nameOf(key)}</kbd>
                  ))}
                </dt>
                <dd>{what}</dd>
              </div>
            ))}
          </dl>
        </section>
      ))}
      <SingleKeysSwitch />
    </div>
  );
}
