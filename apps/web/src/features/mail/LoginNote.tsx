import type { ServiceName } from '@ehlo/wire';
import { useBridge } from '../../rooms/context.ts';
import { Wire } from '../../ui/Wire.tsx';
import { useLetterWords } from './letter-words.ts';

/** How a program logs in to a campus mailbox: name, password, and both numbers of the ports to read and to send by. */
export function LoginNote({ mailbox }: { mailbox: string }) {
  const words = useLetterWords();
  const me = useBridge((state) => state.me);
  const user = /^(.+)@campus\.test$/.exec(mailbox)?.[1];
  if (!me || user === undefined || me.password === '') return null;
  const [before, certificate, after] = words.loginTrust;
  return (
    <>
      <p>
        {words.login} <Wire>{user}</Wire>
        {words.loginPassword} <Wire>{me.password}</Wire>. {words.loginRead}{' '}
        <Port name="IMAP" service="imap" />, <Port name="POP3" service="pop3" />, {words.loginSend}{' '}
        <Port name="SMTP" service="submission" />.
      </p>
      <p>
        {before} <a href="/ca.pem">{certificate}</a>
        {after}
      </p>
    </>
  );
}

/** `IMAP 143 (from your own machine: 2143)`. */
function Port({ name, service }: { name: string; service: ServiceName }) {
  const words = useLetterWords();
  const port = useBridge((state) => state.me?.world.services.find((one) => one.service === service));
  if (!port) return name;
  return (
    <>
      {name} <Wire>{port.port}</Wire>
      {port.outside !== null && port.outside !== undefined && ` (${words.outside(port.outside)})`}
    </>
  );
}
