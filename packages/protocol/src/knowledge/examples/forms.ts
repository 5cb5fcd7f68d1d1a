/** What a header field, or a thing of the DNS, looks like: lines of a letter, and of the lab's zones. */

const SPF = 'campus.test. 3600 IN TXT "v=spf1 mx ip4:192.0.2.0/24 -all"';
const DMARC =
  '_dmarc.campus.test. 3600 IN TXT "v=DMARC1; p=quarantine; rua=mailto:dmarc@campus.test; adkim=s; aspf=s"';
const DKIM_KEY =
  'mail._domainkey.faculty.test. 3600 IN TXT "v=DKIM1; k=ed25519; p=11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo="';

/** As a zone has them (RFC 1035 §5.1), by the id of the entry. */
export const ZONE_LINES: Readonly<Record<string, string>> = {
  'dns-a': 'mail.campus.test. 3600 IN A 192.0.2.25',
  'dns-aaaa': 'mail.campus.test. 3600 IN AAAA 2001:db8:25::25',
  'dns-cname': 'www.campus.test. 3600 IN CNAME web.campus.test.',
  'dns-mx': 'campus.test. 3600 IN MX 10 mail.campus.test.',
  'dns-ns': 'campus.test. 3600 IN NS ns1.campus.test.',
  'dns-soa':
    'campus.test. 3600 IN SOA ns1.campus.test. hostmaster.campus.test. 2026020101 7200 3600 1209600 300',
  'dns-srv': '_submission._tcp.campus.test. 3600 IN SRV 0 1 587 mail.campus.test.',
  'dns-txt': SPF,
  'spf-all': SPF,
  'spf-ip4': SPF,
  'spf-mx': SPF,
  'spf-redirect': 'cs.campus.test. 3600 IN TXT "v=spf1 redirect=campus.test"',
  'dmarc-v': DMARC,
  'dmarc-p': DMARC,
  'dmarc-rua': DMARC,
  'dmarc-adkim': DMARC,
  'dmarc-aspf': DMARC,
  'dkim-key-v': DKIM_KEY,
  'dkim-key-k': DKIM_KEY,
  'dkim-key-p': DKIM_KEY,
};

/** As they stand in a letter (RFC 5322 §2.2), by the id of the entry. */
export const FIELD_LINES: Readonly<Record<string, string>> = {
  'field-from': 'From: Alice <alice@campus.test>',
  'field-sender': 'Sender: secretary@campus.test',
  'field-reply-to': 'Reply-To: desk@campus.test',
  'field-to': 'To: Bob <bob@campus.test>, carol@campus.test',
  'field-cc': 'Cc: dean@faculty.test',
  'field-bcc': 'Bcc: eve@campus.test',
  'field-subject': 'Subject: =?utf-8?q?Caf=C3=A9?= at noon?',
  'field-date': 'Date: Wed, 25 Nov 2026 12:00:00 +0100',
  'field-message-id': 'Message-ID: <1.20261125@client.campus.test>',
  'field-in-reply-to': 'In-Reply-To: <1.20261125@client.campus.test>',
  'field-references': 'References: <0.20261124@client.campus.test> <1.20261125@client.campus.test>',
  'field-comments': 'Comments: typed by hand',
  'field-keywords': 'Keywords: lunch, canteen',
  'field-return-path': 'Return-Path: <alice@campus.test>',
  'field-received':
    'Received: from client.campus.test (client.campus.test [192.0.2.201]) by mail.campus.test with ESMTP id 7F3A21; Wed, 25 Nov 2026 12:00:01 +0100',
  'field-mime-version': 'MIME-Version: 1.0',
  'field-content-type': 'Content-Type: text/plain; charset=utf-8',
  'field-content-transfer-encoding': 'Content-Transfer-Encoding: quoted-printable',
  'field-content-disposition': 'Content-Disposition: attachment; filename="menu.pdf"',
  'field-content-id': 'Content-ID: <picture1@campus.test>',
  'field-content-description': 'Content-Description: the menu',
  'field-content-language': 'Content-Language: fr',
  'field-list-id': 'List-ID: Staff <staff.lists.campus.test>',
  'field-list-unsubscribe': 'List-Unsubscribe: <mailto:staff-leave@lists.campus.test>',
  'field-list-unsubscribe-post': 'List-Unsubscribe-Post: List-Unsubscribe=One-Click',
  'field-list-post': 'List-Post: <mailto:staff@lists.campus.test>',
  'field-list-help': 'List-Help: <mailto:staff-help@lists.campus.test>',
  'field-auto-submitted': 'Auto-Submitted: auto-replied',
  'field-precedence': 'Precedence: bulk',
  'field-received-spf': 'Received-SPF: pass (mx1.faculty.test: 192.0.2.25 is named) client-ip=192.0.2.25',
  'field-authentication-results':
    'Authentication-Results: mx1.faculty.test; spf=pass smtp.mailfrom=campus.test; dmarc=pass header.from=campus.test',
  'field-disposition-notification-to': 'Disposition-Notification-To: alice@campus.test',
  'field-user-agent': 'User-Agent: mutt/2.2',
  'field-delivered-to': 'Delivered-To: bob@campus.test',
  'field-tls-required': 'TLS-Required: No',
};

/** A line of this kind; undefined where none is worth making up. */
export function formOf(id: string): string | undefined {
  if (Object.hasOwn(ZONE_LINES, id)) return ZONE_LINES[id];
  return Object.hasOwn(FIELD_LINES, id) ? FIELD_LINES[id] : undefined;
}
