import { preferences } from '../../session/preferences.ts';
import styles from './bell.module.css';

/** How long it is seen; another bell meanwhile is the same one. */
const SEEN_MS = 600;
const TONE = { hertz: 660, seconds: 0.12, gain: 0.08 };

let audio: AudioContext | undefined;

/** A frame over the screen for a moment, and a tone for who wants one. A server may ring as often as it likes: one bell at a time is enough. */
export function ring(host: HTMLElement): void {
  if (host.querySelector(`.${styles.bell}`)) return;
  const sign = document.createElement('div');
  sign.className = styles.bell ?? '';
  host.append(sign);
  setTimeout(() => sign.remove(), SEEN_MS);
  if (preferences.getState().bellSound) sound();
}

function sound(): void {
  audio ??= new AudioContext();
  const tone = audio.createOscillator();
  const volume = audio.createGain();
  tone.frequency.value = TONE.hertz;
  volume.gain.value = TONE.gain;
  tone.connect(volume).connect(audio.destination);
  tone.start();
  tone.stop(audio.currentTime + TONE.seconds);
}
