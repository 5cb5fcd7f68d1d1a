import type { LetterWords } from '../letter-words.ts';
import { letterFields } from './letter-fields.ts';
import { letterPart, letterRemark } from './letter-parts.ts';

const WEEKDAYS = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'];

/** 3 s, 2 min, 1 h 5 min, 2 days. */
function duration(seconds: number): string {
  const whole = Math.round(seconds);
  if (whole < 60) return `${whole} s`;
  const minutes = Math.round(whole / 60);
  if (minutes < 60) return `${minutes} min`;
  const hours = Math.floor(minutes / 60);
  if (hours < 48) return minutes % 60 === 0 ? `${hours} h` : `${hours} h ${minutes % 60} min`;
  return `${Math.round(hours / 24)} days`;
}

const signer = (domain: string, selector: string): string =>
  selector === '' ? `\`${domain}\`` : `\`${domain}\`, with its key \`${selector}\``;

export const letter: LetterWords = {
  ...letterFields,
  letterPart,
  letterRemark,
  letterWriter: {
    author: 'the author',
    mua: 'the author’s mail program',
    msa: 'the server that the author submitted it to',
    mta: 'each server on the way',
    mda: 'the server that laid it into the mailbox',
    receiver: 'the receiving domain’s server, when it checked',
    list: 'a mailing list',
    resender: 'whoever sent it on',
    gateway: 'a gateway to another mail system',
    robot: 'a program that answers or reports',
  },
  letterTimes: {
    required: 'Once, and never missing.',
    once: 'At most once.',
    each: 'Once each time it was sent on.',
    many: 'As often as need be.',
    unsaid: 'How often, nobody says.',
  },
  letterSaid: {
    date: ({ weekday, local, utc, zone }) =>
      zone === ''
        ? `${WEEKDAYS[weekday]}, \`${local}\`, the zone unknown.`
        : zone === '+0000'
          ? `${WEEKDAYS[weekday]}, \`${local}\` UTC.`
          : `${WEEKDAYS[weekday]}, \`${local}\` by the writer’s clock; \`${utc}\` UTC.`,
    dateNowhere: ({ weekday, utc }) =>
      `${WEEKDAYS[weekday]}, \`${utc}\` UTC; where the clock stood is not said.`,
    nullPath:
      'A report or an automatic answer: should it fail, nobody is told. So no two servers report to each other for ever.',
    returnPath: ({ path }) => `Should it fail later, \`${path}\` is told.`,
    signature: ({ domain, selector }) =>
      `Signed by ${signer(domain, selector)}. Whether it is right, this page does not check.`,
    'arc-signature': ({ domain, selector, instance }) =>
      `Number ${instance} of the chain, signed by ${signer(domain, selector)}.`,
    'arc-seal': ({ domain, selector, instance, chain }) =>
      `Number ${instance} of the chain, sealed by ${signer(domain, selector)}${chain === 'fail' ? '; the chain before it was broken' : ''}.`,
    urlsInOrder: ({ count }) => `${count} ways, the best first: a program takes the first it can.`,
    listNo: 'Nobody may write to this list by mail.',
    checkedBy: ({ host, instance }) =>
      `Checked by \`${host}\`${instance > 0 ? `, number ${instance} of the chain` : ''}. It counts if you trust that server.`,
    checkedNothing: 'Nothing was checked.',
    bcc: ({ count }) =>
      count === 1
        ? 'A hidden recipient, in a letter that shows it.'
        : `${count} hidden recipients, in a letter that shows them.`,
    bccEmpty: 'Empty: somebody got a copy unseen, and who is not told.',
  },
  letterMedia: {
    'text/plain': 'Plain text.',
    'text/html': 'A page of HTML.',
    'text/calendar': 'A date for the calendar.',
    'text/rfc822-headers': 'The header of a letter that came back.',
    'multipart/mixed': 'Several parts, one after the other: a text and its attachments.',
    'multipart/alternative': 'The same in several forms, the plainest first. A reader shows the last it can.',
    'multipart/digest': 'A collection of letters.',
    'multipart/parallel': 'Several parts, to be shown at once.',
    'multipart/related': 'Parts that belong together: a page and its pictures.',
    'multipart/signed': 'Two parts: what is signed, and its signature.',
    'multipart/encrypted': 'Two parts: how it is encrypted, and the encrypted.',
    'multipart/report': 'A report: for people, then for programs, then the letter it is about.',
    'multipart/form-data': 'A form that somebody filled in.',
    'message/rfc822': 'A whole letter, within this one.',
    'message/global': 'A whole letter with UTF-8 in its header, within this one.',
    'message/partial': 'A piece of a letter that was cut up.',
    'message/external-body': 'Only says where the content is.',
    'message/delivery-status': 'What became of a letter, recipient by recipient, for programs.',
    'message/disposition-notification': 'What a reader did with a letter, for programs.',
    'application/octet-stream': 'Any octets: a file that says no more of itself.',
    'application/pdf': 'A PDF document.',
    'application/pgp-signature': 'A signature of OpenPGP.',
    'application/pgp-encrypted': 'How it is encrypted: OpenPGP.',
    'application/pkcs7-mime': 'Signed or encrypted by S/MIME.',
    'application/pkcs7-signature': 'A signature of S/MIME.',
    text: ({ subtype }) => `Text of the kind \`${subtype}\`.`,
    image: ({ subtype }) => `A picture, \`${subtype}\`.`,
    audio: ({ subtype }) => `Sound, \`${subtype}\`.`,
    video: ({ subtype }) => `Moving pictures, \`${subtype}\`.`,
    application: ({ subtype }) => `A file for a program, \`${subtype}\`.`,
    multipart: ({ subtype }) =>
      `Several parts, \`${subtype}\`. A reader that does not know the kind takes it for mixed.`,
    message: ({ subtype }) => `A message, \`${subtype}\`.`,
    font: ({ subtype }) => `A font, \`${subtype}\`.`,
    model: ({ subtype }) => `A model, \`${subtype}\`.`,
    other: 'Of a kind that no standard names.',
  },
  letterEncoding: {
    '7bit': 'As it is: ASCII in lines, nothing encoded.',
    '8bit': 'As it is: octets above 127 too, in lines. A server has to offer 8BITMIME for it.',
    binary: 'As it is: any octets, and no lines. A server has to offer BINARYMIME for it.',
    'quoted-printable': 'Odd octets are `=` and two digits; the rest can be read.',
    base64: 'Three octets become four characters: a third longer, and nothing can be read.',
    other: ({ text }) => `\`${text}\`: no standard has it, and few readers can undo it.`,
  },
  letterDisposition: {
    inline: 'To be shown with the letter.',
    attachment: ({ file }) =>
      file === '' ? 'To be offered as a file.' : `To be offered as a file, \`${file}\`.`,
    'form-data': 'A field of a form.',
    other: 'A kind that readers take for an attachment.',
  },
  letterAuto: {
    no: 'A human wrote it.',
    'auto-generated': 'A program made it, of its own accord.',
    'auto-replied': 'A program’s answer to another letter.',
    'auto-notified': 'A filter’s notice, made by a Sieve script.',
    other: 'A program made it.',
  },
  letterHop: {
    took: ({ client, address, protocol, tls, utf8, recipient }) => {
      const who =
        client === address ? `\`${address}\`` : `\`${client}\`${address === '' ? '' : ` at \`${address}\``}`;
      const how = `${protocol === '' ? '' : ` with ${protocol}`}${tls ? ' over TLS' : ''}${utf8 ? ' and SMTPUTF8' : ''}`;
      return `Took it from ${who}${how}${recipient === '' ? '' : `, for \`${recipient}\``}.`;
    },
    local: 'It began on this very host, or was handed on within it.',
    loggedIn: ({ user }) =>
      user === '' ? 'The client had logged in.' : `The client had logged in as \`${user}\`.`,
    unnamed: ({ address }) => `The DNS has no name for \`${address}\`.`,
    otherName: ({ helo, name }) =>
      `It called itself ==${helo}==; the DNS calls its address \`${name}\`. Common, and worth a look.`,
    gap: ({ client }) =>
      `The server before it did not go by the name \`${client}\`: it has several names, or a hop is missing, or what is below was made up.`,
    beforeDate: ({ seconds }) =>
      `Taken ${duration(seconds)} before the letter says it was written: one of the two clocks is wrong.`,
    clocks: ({ seconds }) => `${duration(seconds)} before the hop below it: two clocks disagree.`,
    lateStart: ({ seconds }) => `${duration(seconds)} after the letter was written.`,
    waited: ({ seconds }) =>
      `It waited ${duration(seconds)} for this: a queue, greylisting, or a server that was down.`,
  },
  letterNote: {
    messageIdMissing: 'No Message-ID. Every letter should have one: without it no answer can name it.',
    senderMissing: ({ count }) => `From names ${count} authors, and no Sender says who of them sent it.`,
    resentMissing: ({ name }) => `It was sent on, and \`${name}\` is missing: it has to be there.`,
    versionMissing: ({ name }) => `\`${name}\` is of MIME, and no MIME-Version says that MIME is meant.`,
    twice: ({ name, count }) =>
      `\`${name}\` stands ${count === 2 ? 'twice' : `${count} times`}; it may stand once. Readers differ in which they show.`,
    foldBlank: ({ name }) => `\`${name}\` has a line of blanks only: it looks like the end of the header.`,
    boundaryMissing: ({ type }) => `\`${type}\` without a boundary: nobody can find its parts.`,
    boundaryUnused: ({ boundary }) =>
      `The boundary \`${boundary}\` stands nowhere in the body: there are no parts.`,
    boundaryOpen: ({ boundary }) => `No last \`--${boundary}--\`: the letter may have been cut off.`,
    multipartEncoded: ({ encoding }) =>
      `A multipart may not be \`${encoding}\`: each part is encoded on its own.`,
    eightBitUndeclared: ({ encoding }) =>
      `The body has octets above 127 and says that it is \`${encoding}\`.`,
  },
  letterPanel: {
    way: 'The way it took',
    wayNote: 'from the bottom of the header up',
    noWay: 'No Received field: no server passed this letter on.',
    total: ({ seconds }) => (seconds < 0 ? 'the clocks disagree' : `${duration(seconds)} in all`),
    delay: ({ seconds }) => (seconds < 0 ? `−${duration(-seconds)}` : `+${duration(seconds)}`),
    own: 'Written by your own server: it saw what it says.',
    told: 'As told by whoever passed the letter on.',
    toldMore: 'A sender can put any number of these into a letter.',
    verdicts: 'What the receiver found',
    verdictsTold: 'What the letter says was found',
    verdictsToldMore: 'No server of yours wrote this. Anyone can.',
    verdictsBy: ({ host }) => `by ${host}`,
    notes: 'What the standards say of it',
    part: ({ id }) => `part ${id}`,
    readApart: 'Read apart',
    close: 'Close',
    writtenBy: ({ who }) => `Written by ${who}.`,
    unlisted: 'Not on IANA’s list.',
    structure: 'What it is made of',
    octets: ({ octets }) => (octets === 1 ? '1 octet' : `${octets} octets`),
    charset: ({ charset }) => `charset ${charset}`,
    boundary: ({ boundary }) => `boundary ${boundary}`,
    showField: ({ name }) => `Read ${name} apart`,
    decoded: 'decoded',
  },
};
