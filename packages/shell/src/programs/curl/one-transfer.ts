import { concat, octetsOfLatin1, utf8 } from '@ehlo/protocol';
import { resolvePath } from '../../paths.ts';
import { BrokenPipe, type Output } from '../../streams/stream.ts';
import type { Process } from '../program.ts';
import { tellResolve } from './connect.ts';
import { CurlFailure, STATUS } from './failure.ts';
import { fillGlob } from './glob.ts';
import { turnInto } from './http.ts';
import type { Job, Run } from './job.ts';
import { Meter } from './meter.ts';
import { buildForm } from './mime.ts';
import { FileFull, makeParents, openFile, readNamed } from './output-file.ts';
import { styledHeader } from './styled-header.ts';
import { Transfer } from './transfer.ts';
import { type Upload, uploadOf } from './upload.ts';
import { type CurlUrl, escapeUrl, fileNameOf, readUrl, writeUrl } from './url.ts';

const COLUMNS = 80;
/** So many octets are looked at before a terminal is trusted with content. */
const LOOKED_AT = 2_000;
const MOST_COPIES = 100;

/** One URL, with its output and its upload. */
export class OneTransfer {
  transfer: Transfer | undefined;
  urlText: string;
  fileName: string | undefined;
  readonly #run: Run;
  readonly #job: Job;
  #file: Output | undefined;
  #written = 0;
  /** Content goes to the screen. */
  #onScreen = false;
  #meter: Meter | undefined;

  constructor(run: Run, job: Job) {
    this.#run = run;
    this.#job = job;
    this.urlText = job.url.text;
  }

  get responseCode(): number {
    return this.transfer?.responseCode ?? 0;
  }

  get barShown(): boolean {
    return (this.#meter?.bar?.calls ?? 0) > 0;
  }

  /** @throws CurlFailure */
  async run(): Promise<void> {
    const { process, global, messages, trace, stdout, connections } = this.#run;
    const { operation, upload: uploadName } = this.#job;
    const headers = await this.#headerFile();
    await this.#chooseOutput();
    if (uploadName !== undefined && uploadName !== '-' && uploadName !== '.') this.#addName(uploadName);
    this.#addQuery();
    const expected = uploadName === undefined || /^https?:\/\//i.test(this.urlText);
    this.#onScreen = this.fileName === undefined && expected && stdout.isTerminal;
    trace.dataShown = this.#onScreen;
    const upload = await this.#upload(uploadName);
    const hidden = messages.silent || global.noProgress || this.#onScreen;
    const how = hidden ? 'hidden' : global.progress === 'bar' ? { barColumns: barColumns(process) } : 'table';
    const url = await this.#url();
    const meter = new Meter(process.world.clock, messages.output, how);
    this.#meter = meter;
    const transfer = new Transfer({
      process,
      operation,
      trace,
      meter,
      body: { write: (octets) => this.#write(octets) },
      headers: (octets) => this.#header(octets, headers),
      upload,
      knownAddresses: this.#run.knownAddresses,
    });
    this.transfer = transfer;
    transfer.url = url;
    transfer.http = {
      withoutBody: false,
      referer: operation.referer,
      next: undefined,
      formType: this.#formType,
      data:
        operation.data === undefined || operation.dataAsQuery ? undefined : octetsOfLatin1(operation.data),
    };
    this.#giveLogin(transfer);
    await tellResolve(trace, operation.resolve, this.#run.resolvesTold);
    await connections.request(transfer);
    while (transfer.http.next !== undefined) await this.#follow(transfer, transfer.http.next);
  }

  /** @throws CurlFailure, which `-v` shows, before there is a connection */
  async #url(): Promise<CurlUrl> {
    const { trace } = this.#run;
    try {
      return readUrl(this.urlText, this.#job.operation);
    } catch (error) {
      if (!(error instanceof CurlFailure)) throw error;
      if (error.traced !== undefined) await trace.text(error.traced);
      await trace.text('Closing connection -1');
      throw error;
    }
  }

  async #follow(transfer: Transfer, next: string): Promise<void> {
    const { operation, trace, http } = transfer;
    if (operation.maxRedirects >= 0 && transfer.redirects >= operation.maxRedirects) {
      const sentence = `Maximum (${operation.maxRedirects}) redirects followed`;
      await trace.text(sentence);
      throw new CurlFailure(STATUS.redirects, sentence);
    }
    transfer.redirects++;
    await trace.text(`Issue another request to this URL: '${next}'`);
    await turnInto(transfer);
    if (http) http.next = undefined;
    const before = transfer.url;
    transfer.url = readUrl(next, operation);
    const elsewhere =
      before.host !== transfer.url.host ||
      before.port !== transfer.url.port ||
      before.scheme !== transfer.url.scheme;
    if (elsewhere && !operation.trustLocation) transfer.login = undefined;
    transfer.ignoreBody = false;
    transfer.headerCount = 0;
    transfer.meter.again();
    await this.#run.connections.request(transfer);
  }

  #giveLogin(transfer: Transfer): void {
    const { operation, url } = transfer;
    const colon = operation.user?.indexOf(':') ?? -1;
    const given =
      operation.user === undefined
        ? undefined
        : {
            user: colon < 0 ? operation.user : operation.user.slice(0, colon),
            password: colon < 0 ? '' : operation.user.slice(colon + 1),
          };
    const own = url.user === undefined ? undefined : { user: url.user, password: url.password ?? '' };
    const login = given ?? own;
    transfer.login = login && { ...login, authorization: operation.authorization };
    transfer.loginOptions = url.options ?? operation.loginOptions;
  }

  /** `-D`. */
  async #headerFile(): Promise<Output | undefined> {
    const { process, messages, stdout } = this.#run;
    const name = this.#job.operation.dumpHeaders;
    if (name === undefined) return undefined;
    if (name === '-') return stdout;
    const opened = await openFile(process, name);
    if (opened.ok) return opened.output;
    await messages.warn(`Failed to open ${name}`);
    throw new CurlFailure(STATUS.write);
  }

  async #chooseOutput(): Promise<void> {
    const { process, messages } = this.#run;
    const { operation, place, url } = this.#job;
    const { output } = place;
    if (!output || (output.kind === 'file' && output.name === '-')) return;
    let name: string;
    if (output.kind === 'file') {
      name = operation.noGlob ? output.name : fillGlob(output.name, url.choices);
      if (name === '') {
        await messages.warn('output glob produces empty string!');
        throw new CurlFailure(STATUS.write);
      }
    } else {
      name = fileNameOf(url.text);
      if (name === '') {
        await messages.error('Remote file name has no length!');
        throw new CurlFailure(STATUS.write);
      }
    }
    if (operation.outputDirectory) name = `${operation.outputDirectory}/${name}`;
    if (operation.createDirectories && !(await makeParents(process, name)))
      throw new CurlFailure(STATUS.write);
    this.fileName = name;
  }

  /** `-T FILE` to a URL that ends with a slash: the file's name is put behind it. */
  #addName(file: string): void {
    const url = readUrl(this.urlText, this.#job.operation);
    if (!url.path.endsWith('/')) return;
    const base = file.slice(Math.max(file.lastIndexOf('/'), file.lastIndexOf('\\')) + 1);
    this.urlText = writeUrl({ ...url, path: url.path + escapeUrl(utf8(base)) });
  }

  /** `-G`, `--url-query`. */
  #addQuery(): void {
    const { operation } = this.#job;
    const more = operation.dataAsQuery ? operation.data : operation.query;
    if (more === undefined) return;
    const url = readUrl(this.urlText, operation);
    this.urlText = writeUrl({ ...url, query: url.query ? `${url.query}&${more}` : more });
  }

  #formType: string | undefined;

  async #upload(name: string | undefined): Promise<Upload | undefined> {
    const { process, messages } = this.#run;
    const { operation } = this.#job;
    if (operation.form.length > 0) {
      const mail = !/^(?:https?:\/\/|[^:]*$|[^/]*:\d)/i.test(this.urlText);
      const form = await buildForm(
        operation.form,
        mail ? 'mail' : 'form',
        boundary,
        (file) => readNamed(process, file),
        (text) => messages.warn(text),
      );
      if (!mail) {
        this.#formType = form.type;
        return uploadOf(form.octets);
      }
      const own = operation.headers.map((header) => `${header}\r\n`).join('');
      const version = /^mime-version[:;]/im.test(own) ? '' : 'Mime-Version: 1.0\r\n';
      return uploadOf(concat([utf8(`Content-Type: ${form.type}\r\n${version}${own}\r\n`), form.octets]));
    }
    if (name === undefined) return undefined;
    if (name === '-' || name === '.')
      return { size: undefined, endsLine: true, next: () => process.stdin.read() };
    const octets = await readNamed(process, name);
    if (octets) return uploadOf(octets);
    await messages.usage(`Can't open '${name}'!`);
    throw new CurlFailure(STATUS.read);
  }

  async #header(octets: Uint8Array, file: Output | undefined): Promise<void> {
    const { global } = this.#run;
    const { transfer } = this;
    await file?.write(octets);
    if (!transfer?.operation.showHeaders || !transfer.url.scheme.startsWith('http')) return;
    if (!this.#onScreen || !global.styled) return this.#put(octets);
    const { written, shown } = styledHeader(octets, transfer.url);
    await this.#run.stdout.writeAs(written, shown);
  }

  /** Content. @throws CurlFailure 23 */
  async #write(octets: Uint8Array): Promise<void> {
    const { messages } = this.#run;
    const named = this.#job.place.output?.kind === 'file';
    if (this.#onScreen && !named && this.#written < LOOKED_AT && octets.includes(0)) {
      await messages.warn(
        'Binary output can mess up your terminal. Use "--output -" to tell curl to output it to your terminal anyway, or consider "--output <FILE>" to save to a file.',
      );
      throw new CurlFailure(STATUS.write, 'Failure writing output to destination', { spoken: true });
    }
    await this.#put(octets);
    this.#written += octets.length;
    if (this.#job.operation.noBuffer) await this.#run.stdout.flush();
  }

  async #put(octets: Uint8Array): Promise<void> {
    const failed = new CurlFailure(STATUS.write, 'Failure writing output to destination');
    if (this.fileName !== undefined && !this.#file && !(await this.#open())) throw failed;
    try {
      await (this.#file ?? this.#run.stdout).write(octets);
    } catch (error) {
      if (error instanceof BrokenPipe || error instanceof FileFull) throw failed;
      throw error;
    }
  }

  async #open(): Promise<boolean> {
    const { process, messages } = this.#run;
    const { clobber } = this.#job.operation;
    if (!clobber) await this.#otherName();
    const opened = await openFile(process, this.fileName as string);
    if (opened.ok) {
      this.#file = opened.output;
      return true;
    }
    await messages.warn(`Failed to open the file ${this.fileName}: ${opened.problem}`);
    return false;
  }

  /** `--no-clobber`: a number behind the name, where there is such a file. */
  async #otherName(): Promise<void> {
    const { process } = this.#run;
    const exists = (name: string) => process.world.files.stat(resolvePath(process.session.directory, name));
    const name = this.fileName as string;
    if (!(await exists(name))) return;
    for (let number = 1; number < MOST_COPIES; number++)
      if (!(await exists(`${name}.${number}`))) {
        this.fileName = `${name}.${number}`;
        return;
      }
  }

  /** A good transfer that brought nothing leaves an empty file. */
  async createEmpty(): Promise<CurlFailure | undefined> {
    if (this.fileName === undefined || this.#file) return undefined;
    return (await this.#open()) ? undefined : new CurlFailure(STATUS.write);
  }

  async removeOutput(): Promise<void> {
    const { process } = this.#run;
    if (this.fileName !== undefined && this.#file)
      await process.world.files.remove(resolvePath(process.session.directory, this.fileName));
  }
}
/** `COLUMNS`, where it is sensible; else what the terminal has. */
function barColumns({ session, stdin, stdout }: Process): number {
  const given = Number(session.variables.get('COLUMNS'));
  return given > 20 && given < 10_000
    ? given
    : (stdout.screen?.columns ?? (stdin.kind === 'terminal' ? COLUMNS : COLUMNS - 1));
}

const BOUNDARY_DASHES = '-'.repeat(24);

/** As curl draws them: 24 dashes and 16 hexadecimal digits. */
function boundary(): string {
  const digits = Array.from({ length: 16 }, () => Math.floor(Math.random() * 16).toString(16));
  return BOUNDARY_DASHES + digits.join('');
}
