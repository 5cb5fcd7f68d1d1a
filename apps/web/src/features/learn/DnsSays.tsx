import { createDnsCoach, type DnsCard } from '@ehlo/protocol/dns/reading';
import { type ReactNode, useRef } from 'react';
import { useSay } from '../../prose/prose.ts';
import { Rich } from '../../prose/Rich.tsx';
import { useRoom } from '../../rooms/context.ts';

/** What the coach has to say of the question to the DNS that was a near miss: the newest with this case, as long as this stands. */
export function DnsSays({ about, otherwise }: { about: string; otherwise: string }): ReactNode {
  const question = useRoom((state) => state.question);
  const say = useSay('dns');
  const kept = useRef<DnsCard>(undefined);
  const card =
    question &&
    createDnsCoach()
      .advance({ query: question.query, response: question.response, by: 'terminal' })
      .find((one) => one.case === about);
  // The page asks questions of its own meanwhile.
  if (card) kept.current = card;
  const head = kept.current && say(kept.current.head);
  if (!kept.current || !head) return otherwise;
  return (
    <>
      <Rich text={head} /> <Rich text={say(kept.current.body)} />
    </>
  );
}
