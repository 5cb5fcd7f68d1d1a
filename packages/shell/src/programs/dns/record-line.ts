import { utf8 } from '@ehlo/protocol';
import type { DnsQuestion, DnsRecord } from '@ehlo/protocol/dns';
import { durationText } from './duration-text.ts';
import { toUnicode } from './idn.ts';
import { classText, typeText } from './mnemonics.ts';
import { PLAIN_RDATA, type RdataStyle, rdataText } from './rdata-text.ts';

/** How a record is written: libdns's master file style. */
export interface LineStyle {
  ttl: 'seconds' | 'units' | 'none';
  class: boolean;
  /** Columns at which TTL, class, type and RDATA begin. */
  columns: { ttl: number; class: number; type: number; rdata: number };
  rdata: RdataStyle;
}

const TAB = 8;
const LINE_LENGTH = 80;

/** `host -v`, and dig where nothing else is asked for. */
export const PLAIN_COLUMNS = { ttl: 24, class: 32, type: 40, rdata: 48 };
export const PLAIN_LINE: LineStyle = {
  ttl: 'seconds',
  class: true,
  columns: PLAIN_COLUMNS,
  rdata: PLAIN_RDATA,
};

/** Tabs, then blanks, from one column to another; at least one column on. */
function indent(from: number, to: number): string {
  const target = Math.max(to, from + 1);
  const tabs = Math.floor(target / TAB) - Math.floor(from / TAB);
  const start = tabs > 0 ? Math.floor(target / TAB) * TAB : from;
  return '\t'.repeat(tabs) + ' '.repeat(target - start);
}

/** The column after text that began at `column` behind an indent. */
function createLine() {
  let text = '';
  let column = 0;
  return {
    add(word: string) {
      text += word;
      // libdns counts octets, also of names beyond ASCII.
      column += utf8(word).length;
    },
    to(target: number) {
      text += indent(column, target);
      column = Math.max(target, column + 1);
    },
    get text() {
      return text;
    },
  };
}

/** The style of RDATA in several lines, whose lines begin in the RDATA column. */
export function multilineRdata(rdata: RdataStyle, columns: LineStyle['columns']): RdataStyle {
  return {
    ...rdata,
    multiline: true,
    width: LINE_LENGTH - columns.rdata,
    lineBreak: `\n${indent(0, columns.rdata)}`,
  };
}

/** One record, with the final line end. */
export function recordLine(record: DnsRecord, style: LineStyle): string {
  const { columns } = style;
  const line = createLine();
  line.add(style.rdata.unicode ? toUnicode(record.name) : record.name);
  if (style.ttl !== 'none') {
    line.to(columns.ttl);
    line.add(style.ttl === 'units' ? durationText(record.ttl, 'letters') : String(record.ttl));
  }
  if (style.class) {
    line.to(columns.class);
    line.add(style.rdata.unknownFormat ? `CLASS${record.class}` : classText(record.class));
  }
  line.to(columns.type);
  line.add(style.rdata.unknownFormat ? `TYPE${record.code}` : typeText(record.code));
  line.to(columns.rdata);
  line.add(rdataText(record, style.rdata));
  return `${line.text}\n`;
}

/** `;campus.test.			IN	MX`, without the semicolon. */
export function questionLine(question: DnsQuestion, style: LineStyle): string {
  const line = createLine();
  line.add(style.rdata.unicode ? toUnicode(question.name) : question.name);
  line.to(style.columns.class);
  line.add(style.rdata.unknownFormat ? `CLASS${question.class}` : classText(question.class));
  line.to(style.columns.type);
  line.add(style.rdata.unknownFormat ? `TYPE${question.type}` : typeText(question.type));
  return `${line.text}\n`;
}
