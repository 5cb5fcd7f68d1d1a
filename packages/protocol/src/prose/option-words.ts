/** What options of the terminal's programs do, by program and option: shown behind them when Tab lists them. */
export type OptionWords = Readonly<Record<string, Readonly<Record<string, string>>>>;
