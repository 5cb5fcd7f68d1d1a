import type { JourneyWords } from './words.ts';

export const en: JourneyWords = {
  title: 'Journey',
  mails: 'Mails',
  older: 'Older mails',
  loading: 'Looking for its way…',
  none: 'No mail has set out yet.',
  noneSays:
    'Send one from the playground: over `mail.campus.test 25` to `dean@faculty.test`, and watch it find its way.',
  gone: 'This mail did not come over a server of your room: it was there from the start, or there is none.',
  unreachable: 'EHLO did not answer.',
  again: 'Try again',
  ways: 'Ways of this mail',
  way: ({ host, domain }, state) => `${host.split('.')[0]} → ${domain}: ${state}`,
  state: {
    delivered: 'Arrived.',
    passed: 'Passed on.',
    waiting: 'Waiting.',
    held: 'Held.',
    bounced: 'Came back.',
    'under-way': 'Under way.',
  },
  summary: {
    said: (host, code, keeper) => `${host} said ${code}; ${keeper} keeps the mail and walks the list again.`,
    dns: (domain, keeper) =>
      `The DNS did not say where ${domain} receives; ${keeper} keeps the mail and asks again.`,
    noServer: (keeper) => `No server could be had; ${keeper} keeps the mail and walks the list again.`,
    lies: (whom) => `It lies in the mailbox of ${whom}, until its reader asks for it.`,
    liesMock: 'It lies in the mock inbox. Whoever it was for gets nothing: the mock passes no mail on.',
    passed: (host) => `${host} said 250 and answers for it now.`,
    elsewhere: 'It lies in somebody else’s room.',
    bounced: (why, keeper, whom) => `${why} ${keeper} gave it up, and told ${whom}.`,
    bouncedSilent: (why, keeper) => `${why} ${keeper} gave it up; nobody is told of a mail from <>.`,
    why: {
      said: (host, code) => `${host} said ${code}.`,
      dns: (domain) => `The DNS names no server for ${domain}.`,
      byHand: 'Given up by hand.',
      expired: 'It waited too long.',
      loop: 'It went round in circles.',
      other: (text) => `${text}.`,
    },
    held: (hop, until) => `${hop} Nothing moves until you let it go on, or until ${until}.`,
    underWay: (keeper) => `${keeper} said 250 and answers for it now.`,
  },
  hop: (hop) =>
    hop.at === 'look-up'
      ? `Before the look-up of ${hop.domain}.`
      : hop.at === 'call'
        ? `Before the call to ${hop.to.host ?? hop.to.address}.`
        : `${hop.to.host ?? hop.to.address} has greeted, and knows nothing of the mail yet.`,
  tryNow: 'Try now',
  giveUp: 'Give up',
  letGo: 'Let it go on',
  hold: 'Hold at each hop',
  holdSays:
    'The real delivery stops before each look-up, each call and each handing over, until you let it go on.',
  holding: 'Stop holding',
  takeDown: (host) => `Take ${host} down`,
  bringBack: (host) => `Bring ${host} back`,
  save: 'Save as SVG',
  print: 'Print',
  faults: 'Faults…',
  rules: 'Rules…',
  more: 'More',
  map: 'Map of this mail’s way',
  stations: 'Stations of this mail, in order',
  onPurpose: 'on purpose',
  holdsIt: 'The mail lies here.',
  port: (port) => `port ${port}`,
  from: (address) => `from ${address}`,
  grounds: {
    campus: 'campus.test',
    sender: 'the sender’s side',
    relay: 'where it was handed in to be sent on',
    internet: 'the Internet',
    recipient: 'the recipient’s side',
    onTheWay: 'on the way',
    inside: 'the mail stays inside',
    both: 'the sender’s side, and the recipient’s',
    machine: 'the practice machine',
  },
  legend: { crossed: 'crossed', notYet: 'not yet', later: 'answered later', failed: 'failed', held: 'held' },
  roles: {
    mua: 'MUA',
    msa: 'MSA',
    mta: 'MTA',
    mock: 'Mock server',
    first: 'MTA, first choice',
    second: 'MTA, second choice',
    third: 'MTA, further choice',
    next: 'MTA',
    mailbox: 'Mailbox (MDA)',
    bounce: 'Bounce',
  },
  plates: {
    mua: (name, address) => `${name} wrote it. Calls from ${address}.`,
    muaTold: (name) => `${name} is told that it came to nothing.`,
    nat: (inside, outside) => `Outside, ${inside} is ${outside}.`,
    before: (host) => `Passed it on: ${host.split('.')[0]} answers for it now.`,
    msa: 'TLS first, then a login.',
    msaTls: 'TLS at once, then a login.',
    mta: {
      took: () => 'Said 250: it answers for the mail now.',
      looksUp: (domain) => `Looks up where ${domain} receives.`,
      calls: (domain) => `Calls the servers of ${domain}.`,
      passed: () => 'Passed it on, and may forget it.',
      keeps: () => 'Keeps it, and walks the list again.',
      held: () => 'Holds it, because you asked.',
      reported: () => 'Gave it up, and reports to its sender.',
      gaveUp: () => 'Gave it up.',
    },
    mtaLocal: 'Said 250: it is for its own mailboxes.',
    mock: 'Takes every mail, and passes none on.',
    dns: 'Will be asked for MX, then for addresses.',
    dnsName: 'MX, then A',
    dnsSays: (hosts) => `${hosts.join(', ')}, and the address of each.`,
    dnsNoMx: (domain) => `No MX: ${domain} itself is its server.`,
    dnsBroken: (domain) => `Names no server for ${domain}.`,
    dnsSilent: 'Gave no answer.',
    dnsNotAsked: 'Not asked: nobody else has to be found.',
    unknown: 'Not known yet: the DNS will say.',
    nobody: 'No server to call.',
    untried: 'Not called yet.',
    self: 'It has the mail itself: only better ones are called.',
    notNeeded: 'Not called: it was not needed.',
    heldCall: 'About to be called, as soon as you say.',
    heldHandOver: 'Has greeted. Knows nothing of the mail yet.',
    queue: 'Queue',
    mails: (count) => (count === 1 ? '1 mail' : `${count} mails`),
    forWhom: (name, count) => (count > 1 ? `for ${name} and ${count - 1} more` : `for ${name}`),
    attempts: (count) =>
      count === 0 ? 'first attempt' : count === 1 ? '1 attempt so far' : `${count} attempts so far`,
    until: 'until the next try',
    trying: 'being tried now',
    got: 'The mail lies here.',
    gotMock: 'It lies here, whoever it is for.',
    nothingYet: 'Nothing yet.',
    read: 'Has opened it.',
    away: 'It was deleted.',
    elsewhere: 'In another room.',
    mockInbox: 'mock inbox',
    thisPage: 'this page',
    readsMock: 'Shows the inbox in the browser.',
    willAsk: (running) =>
      running.length === 2
        ? 'Asks for it, by POP3 or IMAP.'
        : running.length === 1
          ? `Asks for it, by ${running[0]}. ${running[0] === 'POP3' ? 'IMAP' : 'POP3'} comes later.`
          : 'The Mailbox page. POP3 and IMAP come later.',
    bounce: (name) => `Bounce: after too many 4xx, or at once on a 5xx. From <> to ${name}.`,
    bounced: (name, lies) =>
      lies ? `Bounce: from <> to ${name}. It lies in ${name}’s mailbox.` : `Bounce: from <> to ${name}.`,
    noBounce: 'No bounce: this mail came from <>.',
  },
  tried: {
    calling: 'They are talking.',
    taking: 'Has the whole letter; its 250 is on the way.',
    taken: 'Said 250: it answers for the mail now.',
    'no-connection': 'No connection: nobody answered SMTP.',
    lost: 'Broke off before it had answered.',
    later: (code) => `Answered ${code}: come back later.`,
    greylisted: (code) => `Answered ${code}: I do not know you yet, come back.`,
    refused: (code) => `Answered ${code}: no.`,
  },
  dial: {
    refused: 'Connection refused: nobody listens now.',
    'timed-out': 'No answer at all: filtered, or off.',
    unreachable: 'There is no way to it.',
    'unknown-host': 'The DNS knows no address for it.',
    'not-allowed': 'Not of this world.',
    'too-many': 'Too many connections stand already.',
  },
  columns: ['Time', 'From, to', 'What crossed', 'Outcome', 'Read it'],
  what: {
    submitted: (tls) => (tls ? 'TLS, a login under TLS, then the mail' : 'a login, then the mail'),
    handedIn: 'the mail, handed in',
    question: (question, answer) => `\`${question}?\` answered \`${answer}\``,
    noAnswer: (question) => `\`${question}?\` got no answer`,
    call: {
      calling: 'two servers talk',
      taking: 'the mail, whole; its 250 is on the way',
      taken: 'the mail, taken',
      ended: (said) => `\`${said}\``,
    },
    noCall: 'no SMTP at all',
    queued: 'into the queue, on disk before the 250',
    held: (hop) => `held on request. ${hop}`,
    released: {
      'by-hand': 'goes on: you let it',
      'switched-off': 'goes on: nothing is held any more',
      'too-long': 'goes on by itself: it was held too long',
    },
    deferred: (attempt) => `attempt ${attempt} came to nothing: it waits`,
    next: (attempt, seconds) =>
      `attempt ${attempt}, in ${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}: the MX list from its start`,
    bounced: (whom) => `given up; ${whom} is told`,
    bouncedSilent: 'given up; nobody is told of a mail from <>',
    reported: 'a report sets out, from `<>`',
    stored: 'into the mailbox, with `Return-Path:` on top',
    storedReport: 'the report, into the mailbox',
    nothing: '—',
  },
  at: {
    dns: 'the DNS',
    connect: 'no connection',
    greeting: 'at the greeting',
    hello: 'at EHLO',
    tls: 'at TLS',
    mail: 'at MAIL',
    rcpt: 'at RCPT',
    data: 'at DATA',
    letter: 'at the dot',
    expired: 'too long',
    loop: 'a circle',
    'by-hand': 'by hand',
  },
  outcome: {
    records: (count) => (count === 1 ? '1 record' : `${count} records`),
    kept: 'kept',
    talking: 'talking',
    dial: {
      refused: 'refused',
      'timed-out': 'no answer',
      unreachable: 'no way',
      'unknown-host': 'no address',
      'not-allowed': 'not of this world',
      'too-many': 'too many',
    },
    noAnswer: 'no answer',
    toCome: 'to come',
    held: 'held',
    here: 'delivered',
  },
  read: {
    dialogue: (id) => `dialogue ${id}`,
    connection: (id) => `call ${id}`,
    query: (id) => `query ${id}`,
    letter: 'letter',
    more: 'more',
  },
  story: {
    close: 'Close',
    before: 'Previous step',
    after: 'Next step',
    dialogue: 'Read the dialogue word by word',
    verdict: 'See how it was judged',
    letter: 'Open the letter',
    queue: 'The queue page',
    lookUp: 'Question and answer',
    envelope: 'The envelope on this hop',
    envelopeNew:
      'Each hop writes it anew: the sender stays the same, for that is where a report would go; the recipients are those of this hop only.',
    envelopeSplit: (others) => `Not named here: ${others}. They go another way, in an envelope of their own.`,
    envelopeGone:
      'Here the envelope ends. Its sender is kept as `Return-Path:`; its recipient is the mailbox itself.',
    trace: 'What was written on top of the letter',
    traceQueued:
      'This server puts its own `Received:` on top before it passes the letter on. Read from the bottom up, they tell the way.',
    traceStored:
      '`Return-Path:` is the envelope’s sender; `Received:` says who handed it in and when. Only the last server writes the first.',
    addresses: 'Who called whom',
    natted: (inside, outside) =>
      `The call came from ${inside}. The campus’s gateway translates that (NAT): the server sees ${outside}, and every student looks the same to it.`,
    seen: (address, host) => `${host} sees ${address}: that is what its \`Received:\` and its rules use.`,
    outside: (port, own) => `Port ${port}; from your own machine it is ${own}.`,
    secured: (protocol) => `Secret on the way: ${protocol}.`,
    plain: 'In plain text: whoever listens on the way can read it.',
    said: (host) => `${host} said`,
    faults: 'On purpose',
    faultUnknown: 'A fault of your room struck here. It was cleared since.',
    nothing: 'Nothing has happened here yet.',
    happened: 'What happened here',
    rolesOf: 'Whose part this is',
    role: {
      nat: 'NAT is no part of mail. Private addresses such as 10.20.x.y are known on campus only, so the gateway puts its own in their place on the way out. A server off campus sees 192.0.2.1, whoever called; its rules, its lists and SPF judge that address.',
      queue:
        'The queue is where a server keeps what it has promised to deliver. It lies on disk before the 250 crosses. Each try walks the list of servers from its start; between tries it waits, longer each time, and in the end the sender is told.',
      dns: 'A server that passes mail on needs two things of the DNS: the MX records of the recipient’s domain, which name servers and their order, and the address of the server it wants to call. The second may come along with the first, as a further record; else it is asked for. The lowest number is called first. Who types a server’s name, as you do at the terminal, skips the first question.',
      mda: 'Putting a letter into a mailbox is the part of the MDA, the mail delivery agent. RFC 5321 calls it final delivery. From here on SMTP has nothing to do with the letter.',
      reader: (running) =>
        `The reader’s program asks for the letter; nobody pushes it. It does so by POP3 (110, 995), which usually takes it away, or by IMAP (143, 993), which reads it where it lies.${
          running.length === 2
            ? ''
            : running.length === 1
              ? ` In this lab only ${running[0]} runs yet.`
              : ' Neither runs in this lab yet.'
        } The Mailbox page needs neither: it reads the mailbox itself.`,
      bounce:
        'A server that said 250 has promised: it delivers, or it tells the sender. What it tells is a mail of its own, with MAIL FROM:<>, so that nobody ever reports about a report.',
      msaMta:
        'MSA and MTA are two roles of one program here, as on many servers: the door (port 25, 465 or 587) decides which one you speak to.',
    },
  },
  lessons: {
    submitted: (host, port) =>
      `Port ${port} is the door for people (submission). \`${host}\` wants a login there, and in return sends mail on to anywhere. With \`250\` after the dot it answers for the mail.`,
    transferred: (host) =>
      `Port 25 is the door for servers: whoever calls it plays one. With \`250\` after the dot \`${host}\` answers for the mail.`,
    mock: 'The mock takes every mail and passes none on. It is for looking at what a program sends.',
    queued: (host) =>
      `The mail is not for a mailbox of \`${host}\`, so it waits in the queue. It is written to disk before the \`250\` crosses: a server that loses its power now still has it.`,
    mx: (domain, first, count) =>
      count > 1
        ? `MX records name the servers that take mail for \`${domain}\`. \`${first}\` has the lowest number: it is called first.`
        : `The MX record names the server that takes mail for \`${domain}\`: \`${first}\`.`,
    mxEqual: (domain) =>
      `MX records name the servers that take mail for \`${domain}\`. Several share the lowest number: any of these may be called first.`,
    mxAddresses: 'An MX names a server, never an address; the addresses came along, as further records.',
    mxNone: (domain) =>
      `\`${domain}\` has no MX record. Then the domain itself stands for one: its address is asked next.`,
    mxNull: (domain) =>
      `One MX record with nothing but a dot: \`${domain}\` takes no mail at all. Nobody is called.`,
    noName: (name) => `The DNS knows no \`${name}\`. There is nobody to call.`,
    servfail: (name) => `The DNS could not find out about \`${name}\`. That is not “no”: the mail waits.`,
    address: (host) =>
      `An MX record names a server, never an address. Where \`${host}\` is, is a question of its own.`,
    noAddress: (host, type) =>
      type === 'AAAA'
        ? `\`${host}\` has no IPv6 address. That is no error: its IPv4 address is used.`
        : `The DNS has no ${type} record for \`${host}\`.`,
    noAnswer:
      'The question stays without an answer. The asker waits, asks again, and gives up after a while.',
    calls: (from, host, domain) =>
      `\`${from}\` is the client now, on port 25, and writes a new envelope: \`MAIL FROM\` is copied, \`RCPT TO\` names only those at \`${domain}\`. It calls \`${host}\`.`,
    takes: (host) =>
      `\`${host}\` has the whole letter and puts it away before it says so. Until its \`250\` has crossed, both servers hold the mail.`,
    taken: (host, from) =>
      `\`250\` after the dot: \`${host}\` answers for the mail from here on, and \`${from}\` may forget it.`,
    later: (host, code) =>
      `\`${code}\` means “later”: \`${host}\` did not take the mail, and may when it is asked again.`,
    greylisted: (host) =>
      `\`${host}\` has never seen this sender write to this recipient from there, and says “later” once (greylisting). Real servers come back; much spam does not.`,
    refused: (host, code) => `\`${code}\` means “no”: asking \`${host}\` again would change nothing.`,
    lost: (host) =>
      `\`${host}\` broke off before it had answered. That is no refusal: the mail is not lost, and another try is made.`,
    lostAtDot: (host) =>
      `\`${host}\` broke off between the dot and its answer. It may have taken the mail or not: nobody can tell. The mail is sent again, for twice is better than never.`,
    refusedCall: (host) =>
      `Nobody listens at \`${host}\`: TCP says so at once. A server that cannot be had has not said “no”, so the next one of the list is called.`,
    silent: (host) =>
      `\`${host}\` does not answer at all: a filter, or no power. After a while the next server of the list is called.`,
    noCall: (host) => `No connection to \`${host}\`: the next server of the list is called.`,
    deferred:
      'Nobody said “no”, so the mail waits. Each try begins with the first MX again. Here the pauses are seconds; RFC 5321 asks for half an hour and more.',
    bounced:
      'A `5xx` will not change. The server had promised to deliver or to tell: now it writes a report to the envelope’s sender.',
    bouncedExpired:
      'It waited as long as its server waits. A sender has to learn of that too: a report is written. RFC 5321 asks for four to five days of trying.',
    bouncedByHand: 'Somebody gave it up by hand. Its sender is told, as always.',
    bouncedSilent:
      'The mail came from `<>`: it was a report itself. Nobody is told, or two servers would report to each other for ever.',
    reported:
      'The report is a mail of its own, to the sender of the old envelope. Its own sender is `<>`: if it cannot be delivered, that is the end.',
    stored: (host, mailbox) =>
      `\`${host}\` puts the letter into the mailbox of \`${mailbox}\`: the part of the MDA. The envelope ends here; its sender is kept as \`Return-Path:\`.`,
    storedMock: 'Everything lies in one inbox, whoever it was for.',
    storedReport: 'The report lies in the sender’s own mailbox.',
    held: {
      'look-up': 'You hold the mails of your room at each hop. This one is about to be looked up in the DNS.',
      call: 'You hold the mails of your room at each hop. Next a server is called: take it down, set a fault, and then let the mail go on.',
      'hand-over':
        'You hold the mails of your room at each hop. The server has greeted and answered `EHLO`; `MAIL FROM` comes next.',
    },
    released: 'The mail goes on.',
  },
  replay: {
    label: 'Replay',
    first: 'From the start',
    back: 'One step back',
    forth: 'One step on',
    play: 'Play',
    freeze: 'Freeze',
    now: 'Now',
    at: (step, of) => `step ${step} of ${of}`,
    pace: 'Drawn',
    paces: { live: 'as it happens', slow: 'slowly', slower: 'very slowly' },
    waiting: (count) => (count === 1 ? '1 more step has happened' : `${count} more steps have happened`),
  },
  subjectless: '(no subject)',
  failed: 'EHLO did not do it. Try again.',
};
