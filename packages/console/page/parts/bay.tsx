import type { ReactNode } from 'react';

/** A device as it stands in its host: the same picture for choosing, for what fails, and for what runs. */
export function Bay({ title, lines, kind = '', fill, hot = false, children, onClick, pressed, disabled = false }: {
  readonly title: string;
  readonly lines: readonly string[];
  readonly kind?: string;
  /** How full it is, 0 … 1. */
  readonly fill?: number;
  readonly hot?: boolean;
  readonly children?: ReactNode;
  readonly onClick?: () => void;
  readonly pressed?: boolean;
  readonly disabled?: boolean;
}) {
  const inside = (
    <>
      {fill !== undefined && <svg className={hot ? 'fill hot' : 'fill'} viewBox="0 0 1 100" preserveAspectRatio="none" aria-hidden="true"><rect width="1" y={100 - Math.min(100, fill * 100)} height={Math.min(100, fill * 100)} /></svg>}
      <b>{title}</b>
      {lines.map((line, i) => <span key={i}>{line}</span>)}
      {children}
    </>
  );
  return onClick === undefined ? <div className={`bay ${kind}`}>{inside}</div>
    : <button type="button" className={`bay ${kind}`} onClick={onClick} aria-pressed={pressed} disabled={disabled}>{inside}</button>;
}
