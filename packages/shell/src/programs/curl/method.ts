import type { HttpMethod, Operation } from './settings.ts';

const METHODS: Readonly<Record<HttpMethod, string>> = {
  GET: 'GET (-G, --get)',
  HEAD: 'HEAD (-I, --head)',
  form: 'multipart formpost (-F, --form)',
  POST: 'POST (-d, --data)',
  PUT: 'PUT (-T, --upload-file)',
};

/** One request can have one method only. @returns false after a second one, which was said */
export async function chooseMethod(
  operation: Operation,
  method: HttpMethod,
  warn: (text: string) => Promise<void>,
): Promise<boolean> {
  if (operation.method === undefined || operation.method === method) {
    operation.method = method;
    return true;
  }
  await warn(
    `You can only select one HTTP request method! You asked for both ${METHODS[method]} and ${METHODS[operation.method]}.`,
  );
  return false;
}
