import { useWords } from '../../i18n/i18n.ts';
import { useBridge } from '../../rooms/context.ts';
import { Wire } from '../../ui/Wire.tsx';

/** How a program logs in to a campus mailbox: name, password, and both numbers of the submission port. */
export function LoginNote({ mailbox }: { mailbox: string }) {
  const words = useWords().mail;
  const me = useBridge((state) => state.me);
  const user = /^(.+)@campus\.test$/.exec(mailbox)?.[1];
  const submission = me?.world.services.find(({ service }) => service === 'submission');
  if (!me || user === undefined || me.password === '') return null;
  return (
    <p>
      {words.login} <Wire>{user}</Wire>
      {words.loginPassword} <Wire>{me.password}</Wire>.{' '}
      {submission && words.loginPort(submission.port, submission.outside)}
    </p>
  );
}
