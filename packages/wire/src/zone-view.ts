/** Zones of a room as `/api/rooms/me/zones` gives them to the page and to scripts. */

/** `GET /api/rooms/me/zones` */
export interface ZoneSummaryView {
  /** Apex with its final dot: `campus.test.` */
  origin: string;
  /** `seed`: as the room was born with it. */
  state: 'seed' | 'edited' | 'added';
  editable: boolean;
  /** Its file cannot be read: its names are answered SERVFAIL. */
  broken: boolean;
  /** Day of which its records are a copy of the real DNS. */
  dated?: string;
  records: number;
  /** Absent where the zone is broken. */
  serial?: number;
}

/** One record, as a line of the zone file has it. */
export interface ZoneRowView {
  /** Relative to the zone (`mail`, `@`). */
  name: string;
  /** Seconds, or units such as `1h30m`. */
  ttl: string;
  type: string;
  /** `10 mail.campus.test.` */
  data: string;
}

/** What is served, and had better be otherwise. */
export interface ZoneAdviceView {
  advice: string;
  /** Line of the text, from 1. */
  line: number;
  /** The record, complete; '' where it is about the zone. */
  record: string;
  sentence: string;
  rfc: string;
}

/** `GET`, `PUT /api/rooms/me/zones/:origin` */
export interface ZoneView extends ZoneSummaryView {
  /** The whole zone as a zone file; '' where it is broken. */
  text: string;
  rows: ZoneRowView[];
  /** Absent in lists. */
  advice?: ZoneAdviceView[];
}

/** Why a zone was not taken: every line that cannot be read. */
export interface ZoneMistakeView {
  line: number;
  /** The line as it was sent, bounded. */
  found: string;
  /** `cname-and-other`, `not-duration`, … */
  mistake: string;
  /** What was found, what was wanted, what to do. */
  sentence: string;
}
