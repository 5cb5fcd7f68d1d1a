/** Line icons on a 24 grid, stroke 1.6. */
export const ICON_PATHS = {
  pen: 'M4 20l1-4L16.5 4.5l3 3L8 19l-4 1zM14 7l3 3',
  door: 'M6 21V3h12v18M3 21h18M14.5 12h.01',
  rack: 'M4 4h16v7H4zM4 13h16v7H4zM7.5 7.5h.01M7.5 16.5h.01M11 7.5h6M11 16.5h6',
  sign: 'M12 3v18M12 5h6l2.5 2.5L18 10h-6M12 12H6.5L4 14.5 6.5 17H12',
  box: 'M3 19v-8a4 4 0 018 0v8H3zM11 19h10v-8a4 4 0 00-4-4H7M15 12h3M8.5 19v3h5v-3',
  check: 'M5 12.5l4.5 4.5L19 7',
  cross: 'M6 6l12 12M18 6L6 18',
  search: 'M11 4.5a6.5 6.5 0 100 13 6.5 6.5 0 000-13zM16 16l5 5',
  down: 'M12 4v11M7 11l5 5 5-5M4 20h16',
  link: 'M10 14a4 4 0 005.7 0l3-3a4 4 0 00-5.7-5.7l-1 1M14 10a4 4 0 00-5.7 0l-3 3a4 4 0 005.7 5.7l1-1',
  clip: 'M20 11l-8.5 8.5a5 5 0 01-7-7L13 4a3.5 3.5 0 015 5l-8.5 8.5a1.8 1.8 0 01-2.6-2.6L14 8',
  back: 'M15 5l-7 7 7 7',
  forth: 'M9 5l7 7-7 7',
  out: 'M10 5H5v14h14v-5M13 4h7v7M20 4l-9 9',
  menu: 'M4 7h16M4 12h16M4 17h16',
  bin: 'M4 7h16M9 7V4h6v3M6 7l1 14h10l1-14',
  pin: 'M9 3h6l-1 7 4 4H6l4-4zM12 14v7',
  letters: 'M2.5 18L8 5l5.5 13M4.5 13.5h7M14 18l3.5-8.5L21 18M15.2 15.2h4.6',
  keyboard: 'M3 6h18v12H3zM7 10h.01M11 10h.01M15 10h.01M7 14h10',
  print: 'M7 9V4h10v5M7 17H4V9h16v8h-3M7 14h10v6H7z',
  read: 'M12 6c-2-1.6-5-2-9-2v14c4 0 7 .4 9 2 2-1.6 5-2 9-2V4c-4 0-7 .4-9 2zM12 6v14',
  plus: 'M12 5v14M5 12h14',
  eye: 'M2.5 12S6 5.5 12 5.5 21.5 12 21.5 12 18 18.5 12 18.5 2.5 12 2.5 12zM12 9a3 3 0 100 6 3 3 0 000-6z',
  hand: 'M8 12V5.5a1.5 1.5 0 013 0V11m0-1V4.5a1.5 1.5 0 013 0V11m0-4.5a1.5 1.5 0 013 0V14a6.5 6.5 0 01-12 3.5L3 13.5a1.4 1.4 0 012.3-1.6L8 15',
  screen: 'M3 5h18v14H3zM7 9l3 3-3 3M12 15h5',
} as const;

export type IconName = keyof typeof ICON_PATHS | 'theme';

export function Icon({
  name,
  size = 20,
  className,
}: {
  name: IconName;
  size?: number;
  className?: string | undefined;
}) {
  return (
    <svg
      className={className}
      viewBox="0 0 24 24"
      width={size}
      height={size}
      fill="none"
      stroke="currentColor"
      strokeWidth="1.6"
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
    >
      {name === 'theme' ? (
        <>
          <circle cx="12" cy="12" r="8" />
          <path d="M12 4v16M12 4a8 8 0 010 16" fill="currentColor" />
        </>
      ) : (
        <path d={ICON_PATHS[name]} />
      )}
    </svg>
  );
}

/** Who said it: to the right, the client; to the left, the server. */
export function Arrow({ to, label }: { to: 'server' | 'client'; label: string }) {
  return (
    <svg
      viewBox="0 0 18 12"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.8"
      strokeLinecap="round"
      strokeLinejoin="round"
      role="img"
      aria-label={label}
    >
      <path d={to === 'server' ? 'M1 6h15M11.5 1.5L16 6l-4.5 4.5' : 'M17 6H2M6.5 1.5L2 6l4.5 4.5'} />
    </svg>
  );
}
