import { useWords } from '../../i18n/i18n.ts';
import { useReading } from '../../rooms/context.ts';
import { Pane, PaneBody, PaneSection } from '../../ui/Pane.tsx';
import { Wire } from '../../ui/Wire.tsx';
import { MailboxList } from '../mail/MailboxList.tsx';

/** Envelope and letter, the state, the mailboxes. `part`: one of them alone (phone). */
export function XrayPane({ part }: { part: 'all' | 'envelope' | 'state' }) {
  const words = useWords();
  const { reading } = useReading();
  return (
    <Pane id="xray" title={words.xray.title} end={words.xray.note}>
      <PaneBody>
        <p>
          MAIL FROM <Wire>{reading?.envelope.reversePath}</Wire>
        </p>
        {reading?.envelope.forwardPaths.map(({ path }) => (
          <p key={path}>
            RCPT TO <Wire>{path}</Wire>
          </p>
        ))}
      </PaneBody>
      {part === 'all' && (
        <>
          <PaneSection title={words.xray.state} note={reading ? reading.phase : words.xray.noConnection}>
            {null}
          </PaneSection>
          <PaneSection title={words.mail.title} note={words.mail.nothingNew}>
            <MailboxList />
          </PaneSection>
        </>
      )}
    </Pane>
  );
}
