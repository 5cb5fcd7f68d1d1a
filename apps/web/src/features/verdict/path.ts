/** `/verdict/17`: by the `seq` of what the server wrote down (`mail.judged`). */
export const verdictPath = (id: number): string => `/verdict/${id}`;
