import type { DialogueReading } from '@ehlo/protocol/reading';
import { useState } from 'react';
import { useSayOf } from '../../prose/prose.ts';
import { ExchangeRow } from '../dialogue/ExchangeRow.tsx';
import { DialogueSlot } from '../playground/DialogueSlot.tsx';
import styles from './PhoneLesson.module.css';

/** The newest exchange as one row; a tap opens the whole dialogue over the step. */
export function LastExchange({ reading }: { reading: DialogueReading }) {
  const say = useSayOf(reading.protocol);
  const [open, setOpen] = useState(false);
  const exchange = reading.exchanges.at(-1);
  if (!exchange) return null;
  return (
    <>
      {open && (
        <div className={styles.dialogue}>
          <DialogueSlot />
        </div>
      )}
      <div className={styles.last}>
        <ExchangeRow
          exchange={exchange}
          revision={reading.version}
          say={say}
          later={false}
          onChoose={() => setOpen(!open)}
          alone
        />
      </div>
    </>
  );
}
