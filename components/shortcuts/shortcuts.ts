/** Keys and what they do. `Mod` is Ctrl, and Cmd on a Mac. */
export interface Shortcut {
  readonly keys: readonly string[];
  readonly what: string;
}

export interface ShortcutGroup {
  readonly where: string;
  readonly shortcuts: readonly Shortcut[];
}

/** Every key that the site answers, by where it works. */
export const SHORTCUTS: readonly ShortcutGroup[] = [
  {
    where: 'Everywhere',
    shortcuts: [
      { keys: ['Mod', 'K'], what: 'Search and commands' },
      { keys: ['?'], what: 'This list' },
    ],
  },
  {
    where: 'Beside a cluster',
    shortcuts: [
      { keys: ['Alt', 'Shift', '1'], what: 'Go to the lesson; 2 editor, 3 timeline, 4 terminal, 5 cluster' },
      { keys: ['Alt', 'Shift', 'Z'], what: 'Focus mode: one pane, nothing else' },
      { keys: ['Alt', 'Shift', 'P'], what: 'Presenter mode: large, high contrast, timeline and one pane' },
      { keys: ['Escape'], what: 'Leave focus or presenter mode' },
      { keys: ['←', '→'], what: 'On a line between two panes: move it' },
    ],
  },
  {
    where: 'In the editor',
    shortcuts: [
      { keys: ['Mod', 'Enter'], what: 'Apply' },
      { keys: ['Mod', 'S'], what: 'Nothing: drafts keep themselves' },
      { keys: ['Escape', 'Tab'], what: 'Leave the editor; one after the other' },
      { keys: ['Alt', 'Shift', 'F'], what: 'Format; on Linux Ctrl, Shift and I' },
      { keys: ['Mod', 'Space'], what: 'Suggest fields and values' },
      { keys: ['Mod', '.'], what: 'Quick fix of the problem under the cursor' },
      { keys: ['F8'], what: 'Next problem' },
    ],
  },
  {
    where: 'In the timeline',
    shortcuts: [
      { keys: ['Space'], what: 'Play or pause' },
      { keys: ['←', '→'], what: 'Move through time; with Shift ten times as far' },
      { keys: ['Home', 'End'], what: 'First instant, newest instant' },
      { keys: ['+', '−'], what: 'Zoom' },
      { keys: ['N'], what: 'Next change of the selected object, or of any; with Shift the previous one' },
      { keys: ['F'], what: 'Next failure; with Shift the previous one' },
      { keys: ['J'], what: 'Run until a Job finishes; with Shift back to the last one that did' },
      { keys: ['I'], what: 'Fold stretches in which nothing happens, or unfold them' },
    ],
  },
  {
    where: 'In the terminal',
    shortcuts: [
      { keys: ['Tab'], what: 'Complete; twice to list' },
      { keys: ['↑', '↓'], what: 'Earlier and later lines' },
      { keys: ['Ctrl', 'R'], what: 'Search earlier lines' },
      { keys: ['Ctrl', 'C'], what: 'Interrupt the command' },
      { keys: ['Ctrl', 'L'], what: 'Clear' },
    ],
  },
];
