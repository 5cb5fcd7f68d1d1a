import type { ReactNode } from 'react';
import { Link } from 'wouter';

/** A code, enhanced code, verb or keyword that leads to its page: `550`, `5.1.1`, `rcpt`, `size`. */
export function RefLink({
  id,
  className,
  children,
}: {
  id: string;
  className?: string;
  children: ReactNode;
}) {
  return (
    <Link href={`/ref/${encodeURIComponent(id.toLowerCase())}`} className={className}>
      {children}
    </Link>
  );
}
