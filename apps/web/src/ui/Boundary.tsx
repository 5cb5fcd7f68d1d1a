import { Component, type ReactNode } from 'react';
import { words } from '../i18n/i18n.ts';
import styles from './Boundary.module.css';
import { Button } from './Button.tsx';

interface State {
  broken: boolean;
}

/** Keeps a part that failed, or whose code did not arrive, from taking the page with it. */
export class Boundary extends Component<{ children: ReactNode }, State> {
  override state: State = { broken: false };

  static getDerivedStateFromError(): State {
    return { broken: true };
  }

  override render(): ReactNode {
    if (!this.state.broken) return this.props.children;
    const { notLoaded, retry } = words().dialogue;
    return (
      <div className={styles.broken} role="alert">
        <p>{notLoaded}</p>
        <Button onClick={() => location.reload()}>{retry}</Button>
      </div>
    );
  }
}
