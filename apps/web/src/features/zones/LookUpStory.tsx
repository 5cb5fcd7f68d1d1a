import { extendedErrorsOf } from '@ehlo/protocol/dns';
import { type DnsReading, type RecordReading, readExchange } from '@ehlo/protocol/dns/reading';
import { type ReactNode, useMemo } from 'react';
import { clockTime, useLanguage } from '../../i18n/i18n.ts';
import { useSay } from '../../prose/prose.ts';
import { Rich } from '../../prose/Rich.tsx';
import { RefLink } from '../../ui/RefLink.tsx';
import { StampSign } from '../../ui/Stamp.tsx';
import { useNow } from '../../ui/use-now.ts';
import { Wire } from '../../ui/Wire.tsx';
import { RfcTag } from '../dialogue/RfcTag.tsx';
import styles from './LookUps.module.css';
import type { LookUp } from './look-ups.ts';
import { Octets } from './Octets.tsx';
import story from './RecordStory.module.css';
import { RecordStory } from './RecordStory.tsx';
import saidStyles from './said.module.css';
import { zonesWords } from './words.ts';

/** One question and its answer: what was asked, what came back and what that means, flags, and each record word by word. */
export function LookUpStory({ lookUp }: { lookUp: LookUp }) {
  const language = useLanguage();
  const words = zonesWords[language];
  const say = useSay('dns');
  const { query, response, at, by, from, to, transport, via, fault } = lookUp;
  const read = useMemo(() => readExchange(query, response), [query, response]);
  if (!read.ok)
    return (
      <>
        <p className={saidStyles.wrong}>
          <Rich text={say(read.broken.said)} /> <RfcTag source={read.broken.rfc} />
        </p>
        <Octets lookUp={lookUp} />
      </>
    );
  const { reading } = read;
  const { question, outcome, rcode, mail } = reading;
  const added = extendedErrorsOf(reading.message);
  return (
    <article className={styles.lookUp} data-testid="look-up">
      {question && (
        <>
          <h3>
            <Rich text={say(question.said)} />
          </h3>
          <Wire className={story.line}>
            {question.name} {question.class} <Entry id={question.type}>{question.type}</Entry>
          </Wire>
        </>
      )}
      <p className={saidStyles.note}>
        <time>{clockTime(at, language, true)}</time> {words.by[by]} <Wire>{from.address}</Wire> →{' '}
        <Wire>{to.host ?? to.address}</Wire>.{' '}
        {words.over(transport.toUpperCase(), query.length, response?.length)}
      </p>
      <p className={styles.outcome}>
        {response && (
          <Entry id={rcode.name}>
            <StampSign code={0} status={rcode.name} />
          </Entry>
        )}{' '}
        <Rich text={say(outcome.said)} /> <RfcTag source={outcome.rfc} />
      </p>
      {rcode.name !== 'NOERROR' && (
        <p>
          <Rich text={say(rcode.said)} /> <RfcTag source={rcode.rfc} />
        </p>
      )}
      {fault !== undefined && (
        <p className={saidStyles.advice}>{response ? words.onPurpose : words.silentOnPurpose}</p>
      )}
      {via !== undefined && <p className={saidStyles.advice}>{words[via]}</p>}
      {mail.length > 0 && (
        <section>
          <h4>{words.forMail}</h4>
          {mail.map(({ said, rfc }) => (
            <p key={said.id}>
              <Rich text={say(said)} /> <RfcTag source={rfc} />
            </p>
          ))}
        </section>
      )}
      {added.length > 0 && (
        <section>
          <h4>
            {words.inWords} <RfcTag source="RFC 8914 §2" />
          </h4>
          {added.map(({ code, name, text }, index) => (
            <Wire key={index} className={story.line}>
              {code} {name}: {text}
            </Wire>
          ))}
        </section>
      )}
      <Records title={words.sections.answers} records={reading.answers} at={at} />
      <Records title={words.sections.authorities} records={reading.authorities} at={at} />
      <Records title={words.sections.additionals} records={reading.additionals} at={at} />
      <Flags reading={reading} />
      <Octets lookUp={lookUp} />
    </article>
  );
}

/** What the reference has a page about, as a link to it: `MX`, `NXDOMAIN`, `flag-AA`. */
function Entry({ id, children }: { id: string; children: ReactNode }) {
  return NAMED.test(id) ? <RefLink id={`dns-${id}`}>{children}</RefLink> : children;
}
/** Numbers without a name have no page. */
const NAMED = /^(?!TYPE\d)[A-Za-z][\w-]*$/;

function Records({ title, records, at }: { title: string; records: readonly RecordReading[]; at: number }) {
  const words = zonesWords[useLanguage()];
  const longest = Math.max(0, ...records.map(({ record }) => record.ttl));
  const now = useNow(records.length > 0 && Date.now() < at / 1000 + longest * 1000);
  if (records.length === 0) return null;
  return (
    <section>
      <h4>
        {title} <small>{records.length}</small>
      </h4>
      {records.map((reading, index) => {
        const { ttl } = reading.record;
        const left = Math.max(0, Math.min(ttl, Math.ceil(ttl - (now - at / 1000) / 1000)));
        return (
          <RecordStory
            key={index}
            record={reading}
            end={<small className={story.ttl}>{left > 0 ? words.left(left, ttl) : words.expired(ttl)}</small>}
          />
        );
      })}
    </section>
  );
}

/** Set flags first, as dig prints them; what the others would say is there for who looks. */
function Flags({ reading }: { reading: DnsReading }) {
  const words = zonesWords[useLanguage()];
  const say = useSay('dns');
  const { flags, edns } = reading;
  return (
    <section>
      <details>
        <summary className={story.summary}>
          {words.flags}{' '}
          <Wire>
            {flags
              .filter(({ set }) => set)
              .map(({ flag }) => flag.toLowerCase())
              .join(' ')}
          </Wire>
        </summary>
        <dl className={story.parts}>
          {flags.map(({ flag, set, said }) => (
            <div key={flag}>
              <dt>
                <Entry id={`flag-${flag}`}>
                  <Wire>
                    {flag.toLowerCase()} {set ? 1 : 0}
                  </Wire>
                </Entry>
              </dt>
              <dd>
                <Rich text={say(said)} />
              </dd>
            </div>
          ))}
          {edns && (
            <div>
              <dt>
                <Wire>EDNS</Wire>
              </dt>
              <dd>
                <Rich text={say(edns.said)} />
              </dd>
            </div>
          )}
        </dl>
      </details>
    </section>
  );
}
