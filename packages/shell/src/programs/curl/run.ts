import { utf8 } from '@ehlo/protocol';
import { CurlFailure, STATUS } from './failure.ts';
import { type Job, jobsOf, type Run } from './job.ts';
import { chooseMethod } from './method.ts';
import { OneTransfer } from './one-transfer.ts';
import type { Operation } from './settings.ts';
import { writeOut } from './write-out.ts';

const CERTIFICATE_HELP = `More details here: https://curl.se/docs/sslcerts.html

curl failed to verify the legitimacy of the server and therefore could not
establish a secure connection to it. To learn more about this situation and
how to fix it, please visit the web page mentioned above.
`;

/** Runs every transfer of an operation. @returns the exit status of the last one */
export async function runOperation(run: Run, operation: Operation): Promise<number> {
  const { messages, global } = run;
  const warn = (text: string) => messages.warn(text);
  if (operation.data !== undefined && !operation.dataAsQuery)
    if (!(await chooseMethod(operation, 'POST', warn))) return STATUS.start;
  let status = 0;
  let warned = false;
  for (const place of operation.urls) {
    if (place.url === undefined) {
      if (!warned) await warn('Got more output options than URLs');
      warned = true;
      continue;
    }
    let jobs: Job[];
    try {
      jobs = jobsOf(operation, place, place.url);
    } catch (error) {
      if (!(error instanceof CurlFailure)) throw error;
      await messages.failed(error.status, error.message);
      return error.status;
    }
    for (const job of jobs) {
      if (job.upload !== undefined && !(await chooseMethod(operation, 'PUT', warn))) return STATUS.start;
      status = await runJob(run, job);
      if (status !== 0 && global.failEarly) return status;
    }
  }
  return status;
}

async function runJob(run: Run, job: Job): Promise<number> {
  const { process, messages, stdout, connections } = run;
  const { operation } = job;
  const began = process.world.clock.now();
  let failure: CurlFailure | undefined;
  const one = new OneTransfer(run, job);
  try {
    await one.run();
  } catch (error) {
    if (!(error instanceof CurlFailure)) {
      connections.abort();
      throw error;
    }
    failure = error;
  }
  if (failure && !failure.spoken) {
    await messages.failed(failure.status, failure.message);
    if (failure.status === STATUS.peer && (!messages.silent || messages.showError))
      await messages.say(CERTIFICATE_HELP);
  } else if (operation.failWithBody && one.responseCode >= 400) {
    const sentence = `The requested URL returned error: ${one.responseCode}`;
    await messages.failed(STATUS.http, sentence);
    failure = new CurlFailure(STATUS.http, sentence);
  }
  if (!failure) failure = await one.createEmpty();
  await stdout.flush();
  if (one.barShown) await messages.say('\n');
  if (failure && operation.removeOnError) await one.removeOutput();
  if (operation.writeOut !== undefined) {
    await writeOut(
      operation.writeOut,
      {
        transfer: one.transfer,
        url: one.urlText,
        index: job.index,
        status: failure?.status ?? 0,
        sentence: failure?.message ?? '',
        fileName: one.fileName,
        totalMs: process.world.clock.now() - began,
      },
      (text) => stdout.write(utf8(text)),
      messages,
    );
    await stdout.flush();
  }
  return failure?.status ?? 0;
}
