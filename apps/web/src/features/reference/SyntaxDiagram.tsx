import { parseAbnf } from '@ehlo/protocol/knowledge/grammar/abnf';
import { useMemo, useRef } from 'react';
import { Link } from 'wouter';
import { useWidth } from '../../ui/use-width.ts';
import { BOX_HEIGHT, layOut, type Shape } from './railroad.ts';
import styles from './SyntaxDiagram.module.css';

interface Props {
  abnf: string;
  /** Read instead of the drawing; the rule itself, which stands beside it as text, says it all. */
  label: string;
  /** Rules that are explained elsewhere on the page: their boxes lead there. */
  onRule?: ((name: string) => string | undefined) | undefined;
}

/** A rule as a line to follow from left to right. */
export function SyntaxDiagram({ abnf, label, onRule }: Props) {
  const frame = useRef<HTMLDivElement>(null);
  const room = useWidth(frame);
  const syntax = useMemo(() => parseAbnf(abnf), [abnf]);
  const { width, height, shapes } = useMemo(() => layOut(syntax, room), [syntax, room]);
  return (
    <div className={styles.frame} ref={frame}>
      {/* No picture: its boxes are links. */}
      {/* biome-ignore lint/a11y/useSemanticElements: an SVG is no fieldset. */}
      <svg
        className={styles.diagram}
        viewBox={`0 0 ${width} ${height}`}
        width={width}
        height={height}
        role="group"
        aria-label={label}
        lang="en"
      >
        {shapes.map((shape, index) => (
          <Drawn key={index} shape={shape} href={shape.kind === 'box' ? onRule?.(shape.label) : undefined} />
        ))}
      </svg>
    </div>
  );
}

function Drawn({ shape, href }: { shape: Shape; href: string | undefined }) {
  switch (shape.kind) {
    case 'path':
      return <path className={styles.line} d={shape.d} />;
    case 'note':
      return (
        <text className={styles.note} x={shape.x} y={shape.y}>
          {shape.label}
        </text>
      );
    case 'box': {
      const drawn = (
        <g className={styles[shape.of]}>
          <rect
            x={shape.x}
            y={shape.y}
            width={shape.width}
            height={BOX_HEIGHT}
            rx={shape.of === 'text' ? BOX_HEIGHT / 2 : 0}
          />
          <text x={shape.x + shape.width / 2} y={shape.y + BOX_HEIGHT / 2 + 4.5}>
            {shape.label}
          </text>
        </g>
      );
      if (href === undefined) return drawn;
      // Within the page the browser goes there by itself; another page is the router's.
      return href.startsWith('#') ? <a href={href}>{drawn}</a> : <Link href={href}>{drawn}</Link>;
    }
    default:
      return shape satisfies never;
  }
}
