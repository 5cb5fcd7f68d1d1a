/** `/zones`, `/zones/campus.test`, `/zones/question/17`: a zone and a look-up have addresses of their own. */
export function zonePath(origin: string): string {
  return `/zones/${encodeURIComponent(origin === '.' ? 'root' : origin.replace(/\.$/, ''))}`;
}

export const questionPath = (id: number): string => `/zones/question/${id}`;

/** The inverse, of what stands after `/zones/`. `origin` has its final dot. */
export function readZonePath(rest: string | undefined): { origin?: string; question?: number } {
  const path = rest ?? '';
  const question = /^question\/([1-9]\d{0,14})$/.exec(path)?.[1];
  if (question !== undefined) return { question: Number(question) };
  let name: string;
  try {
    name = decodeURIComponent(path).toLowerCase();
  } catch {
    // A stray percent sign somebody typed: no zone is meant.
    return {};
  }
  if (name === '') return {};
  return { origin: name === 'root' ? '.' : name.endsWith('.') ? name : `${name}.` };
}
