import type { ITheme } from '@xterm/xterm';

/** xterm draws with colours of its own: they are read from the tokens, resolved for the theme of the moment. */
export function terminalTheme(): ITheme {
  const probe = document.createElement('span');
  document.body.append(probe);
  const token = (name: string) => {
    probe.style.color = `var(--${name})`;
    return hex(getComputedStyle(probe).color);
  };
  const theme: ITheme = {
    background: token('paper-raised'),
    foreground: token('ink'),
    cursor: token('you'),
    cursorAccent: token('paper-raised'),
    selectionBackground: token('you-wash'),
    selectionInactiveBackground: token('you-wash'),
    black: token('ink'),
    red: token('s5'),
    green: token('s2'),
    yellow: token('s4'),
    blue: token('you'),
    magenta: token('s3'),
    cyan: token('you'),
    white: token('ink-soft'),
    brightBlack: token('ink-faint'),
    brightRed: token('s5'),
    brightGreen: token('s2'),
    brightYellow: token('s4'),
    brightBlue: token('you'),
    brightMagenta: token('s3'),
    brightCyan: token('you'),
    brightWhite: token('ink'),
    // What is shown in reverse asks for colour 16 (`INVERSE_SGR` of the shell).
    extendedAnsi: [token('paper-raised')],
    scrollbarSliderBackground: `${token('rule-strong')}66`,
    scrollbarSliderHoverBackground: `${token('rule-strong')}99`,
    scrollbarSliderActiveBackground: `${token('rule-strong')}cc`,
    overviewRulerBorder: token('paper-raised'),
  };
  probe.remove();
  return theme;
}

/** `rgb(1, 2, 3)` as `#010203`. */
function hex(color: string): string {
  const channels = color.match(/[\d.]+/g)?.slice(0, 3) ?? ['0', '0', '0'];
  return `#${channels.map((channel) => Math.round(Number(channel)).toString(16).padStart(2, '0')).join('')}`;
}
