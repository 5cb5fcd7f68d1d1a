import { useRef } from 'react';
import { Link, useLocation } from 'wouter';
import { useStore } from 'zustand';
import { useWords } from '../../i18n/i18n.ts';
import { classStanding } from '../../rooms/class-standing.ts';
import { useBridge, useRoom } from '../../rooms/context.ts';
import { newMailCount } from '../../rooms/room-store.ts';
import { preferences, setPreference } from '../../session/preferences.ts';
import { Button } from '../../ui/Button.tsx';
import { cx } from '../../ui/cx.ts';
import { Icon } from '../../ui/Icon.tsx';
import { Kbd } from '../../ui/Kbd.tsx';
import { Popover } from '../../ui/Popover.tsx';
import styles from './TopBar.module.css';

/** Brand, the pages that work, theme, language, who one is. On a phone all but the name folds into a menu. */
export function TopBar({ onShortcuts, onFind }: { onShortcuts: () => void; onFind: () => void }) {
  const words = useWords();
  const [path] = useLocation();
  const me = useBridge((state) => state.me);
  const standing = useStore(classStanding);
  const theme = useStore(preferences, (state) => state.theme);
  const menu = useRef<HTMLButtonElement>(null);
  const names: Record<string, string> = {
    '/learn': words.frame.lessons,
    '/mail': words.frame.mailbox,
    '/journey': words.frame.journey,
    '/queue': words.frame.queue,
    '/zones': words.frame.zones,
    '/ref': words.frame.reference,
    '/class': words.frame.class,
    '/wire': words.frame.wire,
  };
  const here = names[pageOf(path)] ?? words.frame.playground;
  const changeTheme = () => setPreference({ theme: theme === 'light' ? 'dark' : 'light' });
  const changeLanguage = () =>
    setPreference({ language: preferences.getState().language === 'en' ? 'fr' : 'en' });
  return (
    <header className={styles.top}>
      <div className={styles.brand}>
        <b>EHLO</b>
        <i>{words.motto}</i>
      </div>
      <span className={styles.phoneTitle}>{here}</span>
      <nav className={styles.nav} aria-label={words.frame.main}>
        <Pages />
      </nav>
      <div className={styles.tools}>
        <Button
          className={styles.find}
          aria-label={words.frame.find}
          aria-keyshortcuts="Control+K"
          onClick={onFind}
        >
          <span>{words.frame.find}</span> <Kbd>Ctrl K</Kbd>
        </Button>
        <Button
          kind="quiet"
          size="icon"
          aria-label={words.frame.shortcuts}
          title={words.frame.shortcuts}
          onClick={onShortcuts}
        >
          <Icon name="keyboard" size={18} />
        </Button>
        <Button
          kind="quiet"
          size="icon"
          aria-label={words.frame.theme[theme]}
          title={words.frame.theme[theme]}
          onClick={changeTheme}
        >
          <Icon name="theme" size={18} />
        </Button>
        <Button
          kind="quiet"
          className={styles.language}
          onClick={changeLanguage}
          title={words.frame.otherLanguageName}
        >
          {words.frame.otherLanguage}
          <span className="visually-hidden">: {words.frame.otherLanguageName}</span>
        </Button>
        <div className={styles.room}>
          <span className={styles.own}>
            {standing.code === undefined
              ? words.frame.onYourOwn
              : standing.name === undefined
                ? words.frame.teacherOf
                : words.frame.class}
            {standing.code !== undefined && (
              <Link href={standing.name === undefined ? `/class/${standing.class}` : '/'} translate="no">
                <b>{standing.code}</b>
              </Link>
            )}
          </span>
          {me && (standing.code === undefined || standing.name !== undefined) && (
            <span className={styles.handle} translate="no">
              <span className={styles.own}>{words.frame.as} </span>
              {standing.name ?? me.handle}
            </span>
          )}
        </div>
        <Button
          ref={menu}
          kind="quiet"
          size="icon"
          className={styles.menu}
          aria-label={words.frame.menu}
          popoverTarget="menu"
        >
          <Icon name="menu" />
        </Button>
        <Popover id="menu" anchor={menu} label={words.frame.menu}>
          <div className={styles.sheet}>
            <Pages onGo={closeMenu} />
            <button type="button" popoverTarget="menu" popoverTargetAction="hide" onClick={onFind}>
              <Icon name="search" size={18} />
              {words.frame.find}
            </button>
            <button type="button" popoverTarget="menu" popoverTargetAction="hide" onClick={changeTheme}>
              <Icon name="theme" size={18} />
              {words.frame.theme[theme]}
            </button>
            <button type="button" popoverTarget="menu" popoverTargetAction="hide" onClick={changeLanguage}>
              <Icon name="letters" size={18} />
              {words.frame.otherLanguageName}
            </button>
            <button type="button" popoverTarget="menu" popoverTargetAction="hide" onClick={onShortcuts}>
              <Icon name="keyboard" size={18} />
              {words.frame.shortcuts}
            </button>
          </div>
        </Popover>
      </div>
    </header>
  );
}

const WITHIN: Record<string, string> = { '/verdict': '/mail', '/replay': '/wire', '/compare': '/wire' };

/** A mailbox and a letter are on the page of mailboxes, and so is what was found about one; an entry in the reference. */
const pageOf = (path: string): string => {
  const page = /^\/(?:mail|verdict|journey|queue|zones|ref|learn|class|wire)(?=\/|$)/.exec(path)?.[0] ?? path;
  return WITHIN[page] ?? page;
};

const closeMenu = () => document.getElementById('menu')?.hidePopover();

function Pages({ onGo }: { onGo?: () => void }) {
  const words = useWords();
  const [path] = useLocation();
  const fresh = useRoom(newMailCount);
  const current = (page: string) => (pageOf(path) === page ? 'page' : undefined);
  return (
    <>
      <Link href="/" onClick={onGo} aria-current={current('/')}>
        {words.frame.playground}
      </Link>
      <Link href="/learn" onClick={onGo} aria-current={current('/learn')}>
        {words.frame.lessons}
      </Link>
      <Link href="/journey" onClick={onGo} aria-current={current('/journey')}>
        {words.frame.journey}
      </Link>
      <Link href="/queue" onClick={onGo} aria-current={current('/queue')}>
        {words.frame.queue}
      </Link>
      <Link href="/mail" onClick={onGo} aria-current={current('/mail')}>
        {words.frame.mailbox}
        {fresh > 0 && (
          <span className={cx(styles.count)} role="img" aria-label={words.frame.newMail(fresh)}>
            {fresh}
          </span>
        )}
      </Link>
      <Link href="/wire" onClick={onGo} aria-current={current('/wire')}>
        {words.frame.wire}
      </Link>
      <Link href="/zones" onClick={onGo} aria-current={current('/zones')}>
        {words.frame.zones}
      </Link>
      <Link href="/ref" onClick={onGo} aria-current={current('/ref')}>
        {words.frame.reference}
      </Link>
      <Link href="/class" onClick={onGo} aria-current={current('/class')}>
        {words.frame.class}
      </Link>
    </>
  );
}
