import type { ServerReply } from '@ehlo/protocol/reading';
import { casesOfReply } from '@ehlo/protocol/verdicts';
import { useSay } from '../../prose/prose.ts';
import { CoachCard } from './CoachCard.tsx';

/** Where a refusal says what the receiver's checks of the sender found: SPF, DKIM, DMARC. Fetched with the first of them. */
export function VerdictCards({ reply, onPlace }: { reply: ServerReply; onPlace: (text: string) => void }) {
  const say = useSay('verdicts');
  const cards = casesOfReply(
    reply.code,
    reply.lines.map(({ rest }) => rest),
  );
  return cards.map(({ case: name, rfc, head, body }) => (
    <CoachCard
      key={name}
      coach={{ case: name, cause: name, rfc, head, body }}
      say={say}
      marked={false}
      onPlace={onPlace}
    />
  ));
}
