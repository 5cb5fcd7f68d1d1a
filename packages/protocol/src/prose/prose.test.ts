import { describe, expect, it } from 'vitest';
import { COACH_CAUSES } from '../knowledge/coach-causes.ts';
import { ENHANCED_CODES, ENHANCED_SUBJECTS } from '../knowledge/enhanced-codes.ts';
import { EXTENSIONS } from '../knowledge/extensions.ts';
import { PORTS, ROLES } from '../knowledge/ports.ts';
import { REPLY_CODES } from '../knowledge/reply-codes.ts';
import { FIELDS, LETTER_PARTS, SPOKEN_VERBS, TOKENS } from '../knowledge/tokens.ts';
import { en } from './en/index.ts';
import { fr } from './fr/index.ts';
import type { CoachId, Kept, Prose } from './prose.ts';
import { EXPLANATIONS, PROBLEMS } from './prose.ts';
import { plain, say, spans } from './say.ts';

/** Values for every name that any sentence uses; numbers in several sizes, because plurals differ. */
function valuesOf(number: number): Record<string, string | number> {
  const named = 'alice@campus.test';
  const numbers = [
    'count',
    'lines',
    'code',
    'octets',
    'fields',
    'blank',
    'body',
    'total',
    'limit',
    'more',
    'recipients',
  ];
  return {
    ...Object.fromEntries(numbers.map((name) => [name, number])),
    ...Object.fromEntries(
      [
        'verb',
        'first',
        'second',
        'name',
        'id',
        'path',
        'from',
        'route',
        'typed',
        'alert',
        'reason',
        'meant',
        'word',
        'host',
        'domain',
        'to',
        'text',
        'program',
        'bracket',
        'helo',
        'rest',
        'reversePath',
      ].map((name) => [name, named]),
    ),
    hasSender: 1,
    port: 1026,
    seconds: 90,
    kept: 'sender',
    phase: 'sender',
  };
}

/** Every sentence of a language as it is said, with its path. */
function sentences(prose: Prose): [path: string, text: string][] {
  const found: [string, string][] = [];
  const walk = (path: string, entry: unknown): void => {
    if (typeof entry === 'string') found.push([path, entry]);
    else if (typeof entry === 'function') {
      for (const number of [0, 1, 2, 7, 1000]) {
        for (const phase of ['none', 'connected', 'greeted', 'sender', 'recipients', 'letter', 'closed']) {
          found.push([
            path,
            String(entry({ ...valuesOf(number), phase, kept: phase === 'none' ? 'connected' : phase })),
          ]);
        }
      }
    } else if (typeof entry === 'object' && entry !== null) {
      for (const [key, value] of Object.entries(entry)) walk(path === '' ? key : `${path}.${key}`, value);
    }
  };
  walk('', { ...prose, language: undefined });
  return found;
}

/** The paths of a language, with what stands there: a sentence or a function. */
function shape(entry: unknown, path = ''): string[] {
  if (typeof entry !== 'object' || entry === null) return [path];
  return Object.entries(entry).flatMap(([key, value]) => shape(value, `${path}.${key}`));
}

const languages: [string, Prose][] = [
  ['English', en],
  ['French', fr],
];

describe.each(languages)('%s', (_name, prose) => {
  const all = sentences(prose);

  it('has no hole: no sentence says undefined, NaN or object', () => {
    expect(all.filter(([, text]) => /undefined|NaN|\[object/.test(text))).toEqual([]);
  });

  it('keeps its voice: no exclamation, no emoji, no Oops, no "simply"', () => {
    const broken =
      /!|\boops\b|\bsimply\b|\bsimplement\b|\bjust type\b|\bplease\b|\p{Extended_Pictographic}/iu;
    expect(all.filter(([, text]) => broken.test(text))).toEqual([]);
  });

  it('closes the marks it opens', () => {
    for (const [path, text] of all) {
      expect(text.split('`').length % 2, `${path}: ${text}`).toBe(1);
      expect(text.split('==').length % 2, `${path}: ${text}`).toBe(1);
      expect(text.split('**').length % 2, `${path}: ${text}`).toBe(1);
    }
  });

  it('writes typographic apostrophes and quotes outside of wire text', () => {
    const prosaic = (text: string) =>
      spans(text)
        .filter(({ kind }) => kind !== 'wire')
        .map(({ text: part }) => part)
        .join('');
    expect(all.filter(([, text]) => /['"]/.test(prosaic(text)))).toEqual([]);
  });

  it('ends a sentence with a full stop, and a note inside brackets with none', () => {
    const whole = ['gloss', 'note', 'turn', 'coach', 'problem', 'verb', 'field', 'arrival', 'extension'];
    const unfinished = all.filter(
      ([path, text]) =>
        whole.includes(path.split('.')[0] ?? '') && path !== 'gloss.letter' && !/[.?]$/.test(plain(text)),
    );
    expect(unfinished).toEqual([]);
  });

  it('says what a coach has to say in a few words', () => {
    for (const id of Object.keys(COACH_CAUSES) as CoachId[]) {
      const said = (part: string) =>
        say(prose, { id: `coach.${id}.${part}`, params: { ...valuesOf(7), kept: 'sender' satisfies Kept } });
      expect(said('head').length, id).toBeGreaterThan(5);
      expect(said('head').split(' ').length, id).toBeLessThanOrEqual(18);
      expect(said('body').split(' ').length, id).toBeLessThanOrEqual(48);
    }
  });
});

describe('the two languages', () => {
  it('have the same ids', () => {
    expect(shape(fr)).toEqual(shape(en));
  });

  it('differ: no English sentence was left in the French', () => {
    const english = new Map(sentences(en));
    const same = sentences(fr).filter(([path, text]) => text.length > 24 && english.get(path) === text);
    expect(same).toEqual([]);
  });
});

describe('French typography', () => {
  const all = sentences(fr).map(([path, text]) => [
    path,
    spans(text)
      .filter(({ kind }) => kind !== 'wire')
      .map(({ text: part }) => part)
      .join('\u2060'),
  ]);

  it('has a no-break space before : ; ? and inside guillemets', () => {
    expect(all.filter(([, text]) => / [:;?»]|« /.test(text ?? ''))).toEqual([]);
  });

  it('lacks it nowhere: a colon after a word is a header’s or a command’s own', () => {
    const bare = all.filter(([, text]) =>
      /[\p{L}\p{N})»*]\u2060?[;?:](?!\S)/u.test(
        (text ?? '').replace(/(?:From|To|Bcc|Return-Path|Received|Subject|alice@campus\.test):/g, ''),
      ),
    );
    expect(bare).toEqual([]);
  });

  it('says vous', () => {
    expect(
      all.filter(([, text]) => /(?<![\p{L}-])(?:tu|toi|ton|tes|te)(?![\p{L}-])/iu.test(text ?? '')),
    ).toEqual([]);
  });
});

describe('the tables and the words', () => {
  it.each<[string, object, readonly string[]]>([
    ['token', en.token, TOKENS],
    ['verb', en.verb, Object.keys(SPOKEN_VERBS)],
    ['part', en.part, LETTER_PARTS],
    ['field', en.field, [...Object.keys(FIELDS), 'other']],
    ['reply', en.reply, [...Object.keys(REPLY_CODES), 'unknown']],
    ['enhanced', en.enhanced, [...Object.keys(ENHANCED_CODES), ...ENHANCED_SUBJECTS]],
    ['extension', en.extension, [...Object.keys(EXTENSIONS), 'other']],
    ['coach', en.coach, Object.keys(COACH_CAUSES)],
    ['port', en.port, [...Object.keys(PORTS), 'other']],
    ['role', en.role, Object.keys(ROLES)],
    ['problem', en.problem, PROBLEMS],
    ['explain', en.explain, EXPLANATIONS],
  ])('%s has a sentence for each row, and none without', (_group, words, rows) => {
    expect(Object.keys(words).sort()).toEqual([...rows].sort());
  });
});

describe('say', () => {
  it('finds ids that hold dots', () => {
    expect(say(en, { id: 'enhanced.X.1.1.head' })).toBe('Bad mailbox:');
    expect(say(en, { id: 'port.25.short' })).toMatch(/^Server to server/);
  });

  it('takes a group’s other for an id that it does not have, and is silent where there is none', () => {
    expect(say(en, { id: 'extension.X-TEAPOT', params: { rest: 'X-TEAPOT' } })).toBe(en.extension.other);
    expect(say(en, { id: 'gloss.nothing-of-the-kind' })).toBe('');
    expect(say(en, { id: 'constructor' })).toBe('');
    expect(say(en, { id: '' })).toBe('');
  });

  it('keeps marks that came from the wire as text', () => {
    const said = say(en, {
      id: 'coach.bracketsMissing.head',
      params: { path: '`a`==b**c@x', kept: 'sender' },
    });
    expect(spans(said)).toEqual([
      { kind: 'marked', text: '`a`==b**c@x' },
      { kind: 'text', text: ' needs angle brackets around it: < and >.' },
    ]);
    expect(plain(said)).toBe('`a`==b**c@x needs angle brackets around it: < and >.');
  });

  it('cuts a sentence at its marks', () => {
    expect(spans('**Open**: say `220`, ==here==.')).toEqual([
      { kind: 'strong', text: 'Open' },
      { kind: 'text', text: ': say ' },
      { kind: 'wire', text: '220' },
      { kind: 'text', text: ', ' },
      { kind: 'marked', text: 'here' },
      { kind: 'text', text: '.' },
    ]);
  });
});
