import type { ComponentProps } from 'react';

/** Text that crossed, or would cross, the wire: mono, English, never translated. */
export function Wire(props: ComponentProps<'code'>) {
  return <code lang="en" translate="no" {...props} />;
}
