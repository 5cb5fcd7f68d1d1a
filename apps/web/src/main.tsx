import { createRoot } from 'react-dom/client';
import { createBridge } from './bridge/bridge.ts';
import { connectSocket, randomId } from './bridge/socket.ts';
import { App } from './features/frame/App.tsx';
import { pointAtMistakes } from './features/terminal/point.ts';
import { createTerminalSession, readSavedTab, tabStorage } from './features/terminal/session.ts';
import { followSuggestions } from './features/terminal/suggest.ts';
import { speak, words } from './i18n/i18n.ts';
import { PlaygroundContext } from './rooms/context.ts';
import { createDialogueStore } from './rooms/dialogue-store.ts';
import { createMxStore } from './rooms/mx.ts';
import { createRoomStore } from './rooms/room-store.ts';
import { createUnclaimedStore } from './rooms/unclaimed-store.ts';
import { pageClock } from './session/page-clock.ts';
import { createServices } from './session/services.ts';

// The page's composition root: what is long on its way starts first, then everything is joined, then drawn.
const speaking = speak();
const screenModule = import('./features/terminal/screen.ts');
const shell = import('@ehlo/shell');
const home = import('./home/indexed-home.ts');

const saved = readSavedTab();
const bridge = createBridge({
  connect: connectSocket,
  clock: pageClock,
  saved: saved?.bridge,
  newTab: randomId,
  random: Math.random,
});
addEventListener('online', () => bridge.retry());

const room = createRoomStore(bridge);
const dialogue = createDialogueStore(bridge, room);
const unclaimed = createUnclaimedStore({ bridge, room, dialogue, storage: tabStorage() });
const terminal = createTerminalSession({
  bridge,
  saved,
  services: createServices(bridge, room),
  screen: Promise.all([screenModule, speaking]).then(([{ createTerminalScreen }]) =>
    createTerminalScreen(words().terminal.label),
  ),
  shell,
  home,
  onConnection: dialogue.follow,
});
const mx = createMxStore(bridge, () => bridge.state.getState().me?.world.resolver);
followSuggestions(terminal, dialogue);
pointAtMistakes(terminal, dialogue);
terminal.focus();

await speaking;
const root = document.getElementById('root');
if (!root) throw new Error('index.html has no #root');
createRoot(root).render(
  <PlaygroundContext value={{ bridge, room, dialogue, terminal, mx, unclaimed }}>
    <App />
  </PlaygroundContext>,
);
