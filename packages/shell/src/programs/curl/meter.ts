import { utf8 } from '@ehlo/protocol';
import type { Output } from '../../streams/stream.ts';
import type { Clock } from '../../world.ts';

const HEADING =
  '  % Total    % Received % Xferd  Average Speed   Time    Time     Time  Current\n' +
  '                                 Dload  Upload   Total   Spent    Left  Speed\n';
/** Points in time that the current speed is reckoned from. */
const MOST_POINTS = 6;
const KILO = 1_024;
const MEGA = KILO * KILO;
const GIGA = MEGA * KILO;
/** From here on percentages are reckoned the other way round, as curl does. */
const LARGE = 10_000;

/** The figures of a transfer, and the table that shows them on standard error (lib/progress.c). */
export class Meter {
  downloaded = 0;
  uploaded = 0;
  /** Undefined where it is not known. */
  downloadSize: number | undefined;
  uploadSize: number | undefined;
  startMs: number;
  /** The bar of `-#` in place of the table. */
  readonly bar: Bar | undefined;
  readonly #clock: Clock;
  readonly #output: Output;
  readonly #hidden: boolean;
  #headed = false;
  #shownSecond = -1;
  #points: { ms: number; octets: number }[] = [];

  constructor(clock: Clock, output: Output, how: 'hidden' | 'table' | { barColumns: number }) {
    this.#clock = clock;
    this.#output = output;
    this.#hidden = how === 'hidden';
    this.startMs = clock.now();
    if (typeof how === 'object') this.bar = new Bar(how.barColumns);
  }

  get downloadSpeed(): number {
    return this.#speed(this.downloaded);
  }

  get uploadSpeed(): number {
    return this.#speed(this.uploaded);
  }

  #speed(octets: number): number {
    const spent = this.#clock.now() - this.startMs;
    return spent < 1 ? octets * 1_000 : Math.floor((octets * 1_000) / spent);
  }

  /** A redirect is followed: the figures begin again, their heading does not. */
  again(): void {
    this.downloaded = 0;
    this.uploaded = 0;
    this.downloadSize = undefined;
    this.uploadSize = undefined;
    this.#points = [];
    this.#shownSecond = -1;
  }

  /** To be called often: shows the table once a second, the bar ten times. */
  async update(): Promise<void> {
    if (this.#hidden) return;
    const now = this.#clock.now();
    if (this.bar) {
      const text = this.bar.draw(now, this);
      if (text !== '') await this.#overwrite(text);
      return;
    }
    const second = Math.floor(now / 1_000);
    if (second === this.#shownSecond) return;
    this.#shownSecond = second;
    this.#points = [...this.#points, { ms: now, octets: this.downloaded + this.uploaded }].slice(
      -MOST_POINTS,
    );
    if (!this.#headed) await this.#output.write(utf8(HEADING));
    this.#headed = true;
    await this.#overwrite(this.#row(now));
  }

  /** The last figures, and the end of their line. */
  async done(): Promise<void> {
    this.#shownSecond = -1;
    await this.update();
    if (!this.#hidden && !this.bar) await this.#output.write(utf8('\n'));
  }

  /** A row begins with CR: it takes the place of the one before. */
  async #overwrite(row: string): Promise<void> {
    const { screen } = this.#output;
    if (screen) screen.showAs(utf8(row), row);
    else await this.#output.write(utf8(row));
  }

  #current(): number {
    const [first, last] = [this.#points[0], this.#points.at(-1)];
    if (!first || !last || first === last) return this.downloadSpeed + this.uploadSpeed;
    return Math.floor(((last.octets - first.octets) * 1_000) / Math.max(1, last.ms - first.ms));
  }

  #row(now: number): string {
    const spent = Math.floor((now - this.startMs) / 1_000);
    const estimate = (size: number | undefined, speed: number) =>
      size !== undefined && speed > 0 ? Math.floor(size / speed) : 0;
    const total = Math.max(
      estimate(this.uploadSize, this.uploadSpeed),
      estimate(this.downloadSize, this.downloadSpeed),
    );
    const part = (octets: number, size: number | undefined, speed: number) =>
      size === undefined || speed <= 0 ? 0 : percent(octets, size);
    const expected = (this.uploadSize ?? this.uploaded) + (this.downloadSize ?? this.downloaded);
    const cells = [
      `${three(percent(this.uploaded + this.downloaded, expected))} ${five(expected)}`,
      `${three(part(this.downloaded, this.downloadSize, this.downloadSpeed))} ${five(this.downloaded)}`,
      `${three(part(this.uploaded, this.uploadSize, this.uploadSpeed))} ${five(this.uploaded)}`,
      `${five(this.downloadSpeed)}  ${five(this.uploadSpeed)} ${time(total)} ${time(spent)} ${time(total > 0 ? total - spent : 0)} ${five(this.#current())}`,
    ];
    return `\r${cells.join('  ')}`;
  }
}

const three = (number: number) => String(number).padStart(3);

function percent(octets: number, size: number): number {
  if (size > LARGE) return Math.floor(octets / Math.floor(size / 100));
  return size > 0 ? Math.floor((octets * 100) / size) : 0;
}

/** Octets in five columns: `  404`, `1024k`, `12.5M`. */
export function five(octets: number): string {
  if (octets < 100_000) return String(octets).padStart(5);
  if (octets < 10_000 * KILO) return `${Math.floor(octets / KILO)}k`.padStart(5);
  if (octets < 100 * MEGA) return tenths(octets, MEGA, 'M');
  if (octets < 10_000 * MEGA) return `${Math.floor(octets / MEGA)}M`.padStart(5);
  if (octets < 100 * GIGA) return tenths(octets, GIGA, 'G');
  return `${Math.floor(octets / GIGA)}G`.padStart(5);
}

const tenths = (octets: number, unit: number, letter: string): string =>
  `${Math.floor(octets / unit)}.${Math.floor((octets % unit) / Math.floor(unit / 10))}${letter}`.padStart(5);

/** `-- : -- : --`, ` 0:01:05`, ` 12d 03h`. */
export function time(seconds: number): string {
  if (seconds <= 0) return '--:--:--';
  const two = (number: number) => String(number).padStart(2, '0');
  const hours = Math.floor(seconds / 3_600);
  if (hours <= 99)
    return `${String(hours).padStart(2)}:${two(Math.floor((seconds % 3_600) / 60))}:${two(seconds % 60)}`;
  const days = Math.floor(seconds / 86_400);
  if (days <= 999) return `${String(days).padStart(3)}d ${two(Math.floor((seconds % 86_400) / 3_600))}h`;
  return `${String(days).padStart(7)}d`;
}

type Figures = Pick<Meter, 'downloaded' | 'uploaded' | 'downloadSize' | 'uploadSize'>;

const BAR_MS = 100;
const MOST_HASHES = 256;
/** A wave of 200 steps for what has no known end. */
const WAVE = 200;

/** `-#`: hashes and a percentage, or a fish that swims where the size is not known (src/tool_cb_prg.c). */
export class Bar {
  calls = 0;
  readonly #columns: number;
  #shownMs = 0;
  #shownAt = 0;
  #tick = 150;
  #fish = 0;
  #direction = 1;

  constructor(columns: number) {
    this.#columns = Math.max(21, columns);
  }

  draw(now: number, { downloaded, uploaded, downloadSize = 0, uploadSize = 0 }: Figures): string {
    const size = downloadSize + uploadSize;
    const at = downloaded + uploaded;
    let text = '';
    if (this.calls > 0) {
      if (size > 0 && at === this.#shownAt) return '';
      if (now - this.#shownMs < BAR_MS && (size === 0 || at < size)) return '';
      if (size === 0) text = this.#swim(at !== this.#shownAt);
    }
    this.calls++;
    if (size > 0 && at !== this.#shownAt) {
      const fraction = at > size ? 1 : at / size;
      const width = this.#columns - 7;
      const hashes = Math.min(MOST_HASHES, Math.floor(width * fraction));
      text += `\r${'#'.repeat(hashes).padEnd(width)} ${(fraction * 100).toFixed(1).padStart(5)}%`;
    }
    this.#shownAt = at;
    this.#shownMs = now;
    return text;
  }

  #swim(moved: boolean): string {
    const line = Array.from(' '.repeat(this.#columns - 1));
    for (const [index, letter] of Array.from('-=O=-').entries()) line[this.#fish + index] = letter;
    for (const offset of [0, 5, 10, 15]) {
      const height = (1 + Math.sin((((this.#tick + offset) % WAVE) + 1) * ((2 * Math.PI) / WAVE))) / 2;
      line[Math.floor(height * (this.#columns - 2))] = '#';
    }
    this.#tick = (this.#tick + 2) % WAVE;
    this.#fish += moved ? this.#direction : 0;
    if (this.#fish >= this.#columns - 6) {
      this.#direction = -1;
      this.#fish = this.#columns - 6;
    } else if (this.#fish < 0) {
      this.#direction = 1;
      this.#fish = 0;
    }
    return `${line.join('')}\r`;
  }
}
