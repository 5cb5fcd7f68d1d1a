import type { SmtpPhase } from '@ehlo/protocol/reading';
import { useId } from 'react';
import { useWords } from '../../i18n/i18n.ts';
import { cx } from '../../ui/cx.ts';
import { replyClass } from '../../ui/Stamp.tsx';
import styles from './StateMachine.module.css';

/** RFC 5321 §4.1.4 as five nodes. The dot leads from letter to greeted; RSET and EHLO lead back; RCPT loops. */
const NODES = ['connected', 'greeted', 'sender', 'recipients', 'letter'] as const;
const VERBS = ['EHLO', 'MAIL', 'RCPT', 'DATA'] as const;
const X = [34, 117, 200, 287, 366] as const;

interface Props {
  phase: SmtpPhase;
  /** The newest reply, when it refused something: it loops on the node where we still are. */
  refusal?: number | undefined;
}

export function StateMachine({ phase, refusal }: Props) {
  const words = useWords().xray;
  const arrow = useId();
  const at = NODES.indexOf(phase as (typeof NODES)[number]);
  const back = at === 2 || at === 3;
  const x = (index: number) => X[index] as number;
  const current = at >= 0 ? words.states[NODES[at] as (typeof NODES)[number]] : words.stateNotes[phase];
  const end = `url(#${arrow})`;
  return (
    <>
      <svg
        className={styles.machine}
        viewBox="0 -4 400 138"
        role="img"
        aria-label={words.stateLabel(current)}
      >
        <defs>
          <marker
            id={arrow}
            viewBox="0 0 8 8"
            refX="7"
            refY="4"
            markerWidth="7"
            markerHeight="7"
            orient="auto"
          >
            <path d="M0 .5L7 4 0 7.5" fill="none" stroke="context-stroke" strokeWidth="1.4" />
          </marker>
        </defs>
        {VERBS.map((verb, index) => (
          <g key={verb}>
            <path
              className={cx(styles.edge, index < at && styles.crossed)}
              d={`M${x(index) + 12} 40H${x(index + 1) - 12}`}
              markerEnd={end}
            />
            <text
              className={cx(styles.verb, index === at && styles.now)}
              x={(x(index) + x(index + 1)) / 2}
              y="31"
            >
              {verb}
            </text>
          </g>
        ))}
        <path className={styles.edge} d={`M${x(3) - 7} 29c-10-24 24-24 14 0`} markerEnd={end} />
        <text className={cx(styles.verb, at === 3 && styles.now)} x={x(3)} y="8.5">
          RCPT
        </text>
        <path
          className={styles.edge}
          d={`M${x(3)} 75v6a5 5 0 01-5 5H${x(1) + 13}a5 5 0 01-5-5V75`}
          markerEnd={end}
        />
        <path className={styles.edge} d={`M${x(2)} 75V86`} />
        <rect className={styles.gap} x="203" y="78" width="74" height="16" />
        <text className={cx(styles.verb, back && styles.now)} x="240" y="90.5">
          RSET<tspan className={styles.comma}>, </tspan>EHLO
        </text>
        <path
          className={styles.edge}
          d={`M${x(4)} 75v25a5 5 0 01-5 5H${x(1) - 3}a5 5 0 01-5-5V75`}
          markerEnd={end}
        />
        <rect className={styles.gap} x="192" y="97" width="106" height="16" />
        <text className={cx(styles.label, at === 4 && styles.now)} x="244.5" y="109.5">
          {words.theLoneDot}
        </text>
        <text className={styles.label} x="244.5" y="129">
          <tspan className={cx(styles.verb, at >= 0 && at < 4 && styles.now)}>QUIT</tspan> {words.quitLeaves}
        </text>
        {NODES.map((node, index) => (
          <g key={node}>
            {index === at && <circle className={styles.ring} cx={x(index)} cy="40" r="11.5" />}
            <circle
              className={cx(styles.node, index < at && styles.past, index === at && styles.here)}
              cx={x(index)}
              cy="40"
              r={index === at ? 8 : 6}
            />
            <text className={cx(styles.label, index === at && styles.current)} x={x(index)} y="68">
              {words.states[node]}
            </text>
          </g>
        ))}
        {refusal !== undefined && at >= 0 && at !== 3 && (
          <g className={styles[`k${replyClass(refusal)}`]}>
            <path className={styles.loop} d={`M${x(at) - 7} 27c-10-22 24-22 14 0`} markerEnd={end} />
            <text className={styles.code} x={x(at)} y="6.5">
              {refusal}
            </text>
          </g>
        )}
      </svg>
      <ul className={styles.spoken} aria-label={words.stateLabel(current)}>
        {VERBS.map((verb, index) => (
          <li
            key={verb}
          >{`${verb}: ${index === at || (verb === 'RCPT' && at === 3) ? words.mayCome : words.notNow}`}</li>
        ))}
      </ul>
    </>
  );
}
