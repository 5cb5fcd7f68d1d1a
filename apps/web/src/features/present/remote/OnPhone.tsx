import type { ClassPass, Problem } from '@ehlo/wire';
import { useEffect, useRef, useState } from 'react';
import { useLanguage } from '../../../i18n/i18n.ts';
import { Button } from '../../../ui/Button.tsx';
import { Popover } from '../../../ui/Popover.tsx';
import { asTeacher, readAddresses } from '../../class/api.ts';
import { QrCode } from '../../class/QrCode.tsx';
import { classWords, problemText } from '../../class/words.ts';
import { presentWords } from '../words.ts';
import styles from './RemotePage.module.css';

/** A square to point one's phone at: it lets that one device in, as a teacher's. Made only when it is asked for. */
export function OnPhone({ id }: { id: string }) {
  const language = useLanguage();
  const words = presentWords[language].steer;
  const anchor = useRef<HTMLButtonElement>(null);
  const [open, setOpen] = useState(false);
  const [told, setTold] = useState<{ pass: ClassPass; base: string }>();
  const [problem, setProblem] = useState<Problem>();
  useEffect(() => {
    if (!open) return setTold(undefined);
    let wanted = true;
    const make = async () => {
      const [addresses, pass] = await Promise.all([readAddresses(id), asTeacher(id).pass()]);
      if (!wanted) return;
      if (!pass.ok) return setProblem(pass.problem);
      // Without an answer the address that this page has is as good a guess as any.
      const base = (addresses.ok ? addresses.value.addresses[0]?.url : undefined) ?? location.origin;
      setProblem(undefined);
      setTold({ pass: pass.value, base: base.replace(/\/$/, '') });
    };
    void make();
    return () => {
      wanted = false;
    };
  }, [open, id]);
  // What is good no more is not shown.
  useEffect(() => {
    if (!told) return;
    const timer = setTimeout(
      () => document.getElementById('remote-phone')?.hidePopover(),
      told.pass.until - Date.now(),
    );
    return () => clearTimeout(timer);
  }, [told]);
  const link = told && `${told.base}/present/remote#pass=${told.pass.pass}`;
  return (
    <>
      <Button ref={anchor} size="small" popoverTarget="remote-phone">
        {words.onPhone}
      </Button>
      <Popover id="remote-phone" anchor={anchor} label={words.onPhone} onToggle={setOpen}>
        <div className={styles.phone}>
          {link !== undefined && <QrCode className={styles.qr} text={link} label={words.phoneCode} />}
          {problem && <p role="alert">{problemText(classWords[language], problem)}</p>}
          <p>{words.onPhoneSays}</p>
        </div>
      </Popover>
    </>
  );
}
