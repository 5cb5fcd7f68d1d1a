/** What the terminal's pane fetches with the second terminal. */
export { TerminalTabs } from './TerminalTabs.tsx';
export { TerminalWells } from './TerminalWells.tsx';
