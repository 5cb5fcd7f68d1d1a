import type { ClientStage, ClientStop, TakenReply } from '@ehlo/protocol/smtp/client';
import type { Sent } from './send-letter.ts';
import type { SmtpServer } from './servers.ts';
import type { ComposeWords } from './words.ts';

/** What to do after a no, by what kind of no it is. */
export type WayOn =
  | 'closing'
  | 'login'
  | 'password'
  | 'full'
  | 'size'
  | 'moved'
  | 'nobody'
  | 'relay'
  | 'policy'
  | 'syntax'
  | 'later'
  | 'other';

/** What came of a letter, in words. */
export interface OutcomeStory {
  /** `part`: some recipients have it. `unknown`: nobody can know. */
  tone: 'done' | 'part' | 'later' | 'no' | 'unknown';
  head: string;
  /** What the server said, of whom, and what to do about it. */
  replies: { of?: string; reply: TakenReply; way?: string }[];
  /** What is still true, and the way on. */
  ways: string[];
  /** Recipients that do not have it: the draft can go to them alone. */
  left: string[];
}

export function wayOn({ code, enhanced = '' }: TakenReply, at: ClientStage): WayOn {
  const [, subject = '', detail = ''] = enhanced.split('.');
  if (code === 421) return 'closing';
  if (code === 530) return 'login';
  if (at === 'login') return 'password';
  if (subject === '2' && detail === '2') return 'full';
  if ((subject === '3' && detail === '4') || (code === 552 && at !== 'rcpt')) return 'size';
  if (code === 551) return 'moved';
  if (code >= 500 && at === 'rcpt' && (subject === '1' || (code === 550 && enhanced === ''))) return 'nobody';
  if (code >= 500 && subject === '7') return at === 'rcpt' ? 'relay' : 'policy';
  if (code === 501 || code === 553 || code === 555) return 'syntax';
  return code < 500 ? 'later' : 'other';
}

export function outcomeStory(sent: Sent, server: SmtpServer, words: ComposeWords): OutcomeStory {
  const said = words.outcome;
  const { host } = server;
  if (sent.kind === 'not-reached')
    return {
      tone: 'no',
      head: said.notReached[sent.failure](host, server.port),
      replies: [],
      ways: [server.down ? said.isDown(host) : said.tryAnother, said.draftKept],
      left: [],
    };
  const { taken, refused, reply, stopped } = sent.outcome;
  const replies = refused.map(({ forwardPath, reply: no }) => ({
    of: forwardPath,
    reply: no,
    way: said.way[wayOn(no, 'rcpt')],
  }));
  const left = refused.map(({ forwardPath }) => forwardPath);
  if (stopped) return stoppedStory(stopped, { sent, server, words, replies });
  const thanks = reply ? [{ reply }] : [];
  const next = server.service === 'mock' ? said.mockTook : said.serversNow;
  return refused.length === 0
    ? { tone: 'done', head: said.took(host, taken), replies: thanks, ways: [next], left }
    : {
        tone: 'part',
        head: said.tookSome(host, taken, left),
        replies: [...thanks, ...replies],
        ways: [next, said.draftKept],
        left,
      };
}

function stoppedStory(
  stopped: ClientStop,
  about: {
    sent: Extract<Sent, { kind: 'ended' }>;
    server: SmtpServer;
    words: ComposeWords;
    replies: OutcomeStory['replies'];
  },
): OutcomeStory {
  const { sent, server, words, replies } = about;
  const said = words.outcome;
  const { host } = server;
  const nothing = [said.nothingTaken, said.draftKept];
  switch (stopped.why) {
    case 'refused': {
      const { at, reply } = stopped;
      const tone = reply.code < 500 ? 'later' : 'no';
      const head = said.refused[at](host);
      // At RCPT each recipient has its own, this one among them.
      if (at === 'rcpt' && reply.code !== 421) return { tone, head, replies, ways: nothing, left: [] };
      const own = { reply, way: said.way[wayOn(reply, at)] };
      return { tone, head, replies: [...replies, own], ways: nothing, left: [] };
    }
    case 'lacks':
      return { tone: 'no', head: said.lacks[stopped.what](host), replies, ways: nothing, left: [] };
    case 'lost': {
      const head =
        sent.by === 'hang up' ? said.youHungUp : sent.by === 'silence' ? said.silence(host) : said.cut(host);
      if (stopped.at !== 'letter')
        return { tone: 'later', head, replies, ways: [said.waitedFor[stopped.at], ...nothing], left: [] };
      return {
        tone: 'unknown',
        head,
        replies,
        ways: [said.waitedFor.letter, said.maybeTaken, said.draftKept],
        left: [],
      };
    }
    case 'tls':
      return {
        tone: 'no',
        head: said.noTls(host, stopped.sentence),
        replies,
        ways: [said.trustWay, ...nothing],
        left: [],
      };
    case 'garbled':
      return { tone: 'no', head: said.garbled(host, stopped.line), replies, ways: nothing, left: [] };
    default:
      return stopped satisfies never;
  }
}
