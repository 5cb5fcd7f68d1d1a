import { createRoot } from 'react-dom/client';
import { useStore } from 'zustand';
import { createBridge } from './bridge/bridge.ts';
import { connectSocket, randomId } from './bridge/socket.ts';
import { App } from './features/frame/App.tsx';
import { pointAtMistakes } from './features/terminal/point.ts';
import { createTerminalSession } from './features/terminal/session.ts';
import { followSuggestions } from './features/terminal/suggest.ts';
import { speak, words } from './i18n/i18n.ts';
import { PlaygroundContext } from './rooms/context.ts';
import { createDialogueStore } from './rooms/dialogue-store.ts';
import { createMxStore } from './rooms/mx.ts';
import { createRoomStore } from './rooms/room-store.ts';
import { createUnclaimedStore } from './rooms/unclaimed-store.ts';
import { createTabKeeper, readSavedTab, tabStorage } from './session/kept-tab.ts';
import { pageClock } from './session/page-clock.ts';
import { createServices } from './session/services.ts';
import { createTerminals, ONE, usedTerminal } from './session/terminals.ts';

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
const keeper = createTabKeeper(saved, bridge, () => {
  const { order, shown, used } = terminals.getState();
  return { order, shown, used };
});
const services = createServices(bridge, room);
const terminals = createTerminals(saved?.layout ?? ONE, (id, all) => {
  const session = createTerminalSession({
    id,
    bridge,
    keeper,
    services,
    screen: Promise.all([screenModule, speaking]).then(([{ createTerminalScreen }]) =>
      createTerminalScreen(words().terminal.label, {
        shortcut: async (key) => (await import('./features/terminals/shortcut.ts')).pressed(all, key),
        asksAbout: (text) => session.asksAbout(text),
      }),
    ),
    shell,
    home,
    used: () => all.getState().used === id,
    onConnection(connection) {
      if (all.getState().used === id) dialogue.follow(connection);
    },
    onFocus: () => all.use(id),
    onExit() {
      if (all.getState().order.length === 1) return false;
      void import('./features/terminals/actions.ts').then(({ closeTerminal }) => closeTerminal(all, id));
      return true;
    },
  });
  const stops = [followSuggestions(session, dialogue), pointAtMistakes(session, dialogue)];
  return {
    ...session,
    close() {
      for (const stop of stops) stop();
      session.close();
    },
  };
});
terminals.subscribe((now, before) => {
  if (now.used !== before.used) dialogue.use(usedTerminal(now).lastConnection());
  keeper.soon();
});
const mx = createMxStore(bridge, () => bridge.state.getState().me?.world.resolver);
usedTerminal(terminals.getState()).focus();

await speaking;
const root = document.getElementById('root');
if (!root) throw new Error('index.html has no #root');
createRoot(root).render(<Page />);

/** What the page shows of a terminal is of the one used last. */
function Page() {
  const terminal = useStore(terminals, usedTerminal);
  return (
    <PlaygroundContext value={{ bridge, room, dialogue, terminals, terminal, mx, unclaimed }}>
      <App />
    </PlaygroundContext>
  );
}
