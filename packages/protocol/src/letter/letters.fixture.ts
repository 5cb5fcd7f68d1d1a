/** Letters as programs write them, by the names of this lab; lines with CR LF, one character per octet. */

const crlf = (text: string): string => text.replace(/^\n/, '').replace(/\n/g, '\r\n');

/** `swaks --dump-mail` of Debian 12 (20201014.0), behind Postfix. */
export const SWAKS = crlf(`
Return-Path: <alice@campus.test>
Received: from me.campus.test (unknown [10.1.2.3])
	by mail.campus.test (Postfix) with ESMTP id 4Xb7Qk2
	for <bob@campus.test>; Wed, 25 Nov 2026 20:53:09 +0000 (UTC)
Date: Wed, 25 Nov 2026 20:53:08 +0000
To: bob@campus.test
From: alice@campus.test
Subject: test Wed, 25 Nov 2026 20:53:08 +0000
Message-Id: <20261125205308.014383@me.campus.test>
X-Mailer: swaks v20201014.0 jetmore.org/john/code/swaks/

This is a test mailing
`);

/** Python 3.11's `email.message.EmailMessage` with the policy SMTP. */
export const PYTHON = crlf(`
From: =?utf-8?q?Zo=C3=A9_M=C3=BCller?= <zoe@campus.test>
To: Bob <bob@campus.test>,
 =?utf-8?q?=C5=81ukasz=2C_Prof=2E?= <lukasz@faculty.test>
Cc: Exam board: prof@faculty.test;
Subject: =?utf-8?q?Pr=C3=BCfung=3A_na=C3=AFve?= Antworten, ein sehr langer
 Betreff, der gefaltet werden muss =?utf-8?b?4oCT?= bestimmt
Date: Mon, 23 Nov 2026 10:02:11 +0100
Message-ID: <20261123.1@campus.test>
MIME-Version: 1.0
Content-Type: multipart/mixed; boundary="===============7422261474891924285=="

--===============7422261474891924285==
Content-Type: multipart/alternative;
 boundary="===============3342302912089397817=="

--===============3342302912089397817==
Content-Type: text/plain; charset="utf-8"
Content-Transfer-Encoding: 8bit

Gr\xc3\xbc\xc3\x9fe,
Zo\xc3\xa9

--===============3342302912089397817==
Content-Type: text/html; charset="utf-8"
Content-Transfer-Encoding: 8bit
MIME-Version: 1.0

<p>Gr\xc3\xbc\xc3\x9fe,<br>Zo\xc3\xa9</p>

--===============3342302912089397817==--

--===============7422261474891924285==
Content-Type: application/octet-stream
Content-Transfer-Encoding: base64
Content-Disposition: attachment;
 filename*=utf-8''R%C3%A9sum%C3%A9%20der%20Pr%C3%BCfung.bin
MIME-Version: 1.0

AAEC

--===============7422261474891924285==--
`);

/** As Thunderbird writes one, over Postfix with a login, then over Exim. */
export const THUNDERBIRD = crlf(`
Return-path: <zoe@faculty.test>
Envelope-to: bob@campus.test
Delivery-date: Mon, 23 Nov 2026 10:09:40 +0100
Received: from out.faculty.test ([198.51.100.7]:41222)
	by mx.campus.test with esmtps (TLS1.3) tls TLS_AES_256_GCM_SHA384
	(Exim 4.96)
	(envelope-from <zoe@faculty.test>)
	id 1rB2cD-0003xY-2a
	for bob@campus.test;
	Mon, 23 Nov 2026 10:09:40 +0100
Received: from [192.168.1.20] (dsl-20.isp.test [203.0.113.20])
	(using TLSv1.3 with cipher TLS_AES_128_GCM_SHA256 (128/128 bits)
	 key-exchange X25519 server-signature RSA-PSS (2048 bits) server-digest SHA256)
	(No client certificate requested)
	(Authenticated sender: zoe)
	by out.faculty.test (Postfix) with ESMTPSA id 5C1D2E3F
	for <bob@campus.test>; Mon, 23 Nov 2026 10:02:13 +0100 (CET)
Message-ID: <5b0f1f6e-7d8a-4c54-9a55-0a5d8f1a2b3c@faculty.test>
Date: Mon, 23 Nov 2026 10:02:11 +0100
MIME-Version: 1.0
User-Agent: Mozilla Thunderbird
Content-Language: de-DE
To: Bob <bob@campus.test>
From: Zoe <zoe@faculty.test>
Subject: Re: Exam
In-Reply-To: <20261122.7@campus.test>
References: <20261120.1@campus.test> <20261122.7@campus.test>
Content-Type: text/plain; charset=UTF-8; format=flowed
Content-Transfer-Encoding: 7bit

Hello
`);

/** As Gmail writes one, forwarded by a list that seals (RFC 8617). */
export const GMAIL = crlf(`
Delivered-To: bob@campus.test
Received: by 2002:a05:7208:3015:b0:94:a1b2:c3d4 with SMTP id z21csp123456rba;
        Mon, 23 Nov 2026 01:05:01 -0800 (PST)
X-Received: by 2002:a17:907:20d6:b0:a3f:1234:5678 with SMTP id qq22-20020a17090720d6mr1234567ejb.41.1795424700123;
        Mon, 23 Nov 2026 01:05:00 -0800 (PST)
ARC-Seal: i=2; a=rsa-sha256; t=1795424700; cv=pass;
        d=google.test; s=arc-20240605;
        b=Zm9vYmFy
         YmF6
ARC-Message-Signature: i=2; a=rsa-sha256; c=relaxed/relaxed; d=google.test; s=arc-20240605;
        h=list-id:mime-version:subject:date:from:to:dkim-signature;
        bh=47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=;
        b=Zm9v
ARC-Authentication-Results: i=2; mx.google.test;
       dkim=pass header.i=@faculty.test header.s=mail header.b=abcdef12;
       spf=pass (google.test: domain of list-bounces@lists.test designates 198.51.100.9 as permitted sender) smtp.mailfrom=list-bounces@lists.test;
       dmarc=pass (p=REJECT sp=REJECT dis=NONE) header.from=faculty.test
Return-Path: <list-bounces@lists.test>
Received: from lists.test (lists.test. [198.51.100.9])
        by mx.google.test with ESMTPS id ds1-20020a170907724100b0a3f0deadbeef
        for <bob@campus.test>
        (version=TLS1_3 cipher=TLS_AES_256_GCM_SHA384 bits=256/256);
        Mon, 23 Nov 2026 01:05:00 -0800 (PST)
Received-SPF: pass (google.test: domain of list-bounces@lists.test designates 198.51.100.9 as permitted sender) client-ip=198.51.100.9;
Authentication-Results: mx.google.test;
       dkim=pass header.i=@faculty.test header.s=mail header.b=abcdef12;
       spf=pass (google.test: domain of list-bounces@lists.test designates 198.51.100.9 as permitted sender) smtp.mailfrom=list-bounces@lists.test;
       dmarc=pass (p=REJECT sp=REJECT dis=NONE) header.from=faculty.test
DKIM-Signature: v=1; a=rsa-sha256; c=relaxed/simple; d=faculty.test; s=mail; t=1795424531; x=1796029331;
	h=from:from:to:subject:date:message-id; bh=47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=;
	b=abcdef12Zm9v
From: "Zoe via Students" <zoe@faculty.test>
To: students@lists.test
Subject: [students] Exam
Date: Mon, 23 Nov 2026 10:02:11 +0100
Message-ID: <CAF1=x@mail.faculty.test>
List-Id: All students <students.lists.test>
List-Post: <mailto:students@lists.test>
List-Unsubscribe: <https://lists.test/leave?u=1>, <mailto:students-leave@lists.test?subject=leave>
List-Unsubscribe-Post: List-Unsubscribe=One-Click
Precedence: list
MIME-Version: 1.0
Content-Type: text/plain; charset="us-ascii"

Hello
`);

/** A report of failure, as Postfix writes it. */
export const BOUNCE = crlf(`
Return-Path: <>
Received: by mail.campus.test (Postfix)
	id 4Xb7Qk2; Wed, 25 Nov 2026 20:53:09 +0000 (UTC)
Date: Wed, 25 Nov 2026 20:53:09 +0000 (UTC)
From: MAILER-DAEMON@mail.campus.test (Mail Delivery System)
Subject: Undelivered Mail Returned to Sender
To: alice@campus.test
Auto-Submitted: auto-replied
MIME-Version: 1.0
Content-Type: multipart/report; report-type=delivery-status;
	boundary="4Xb7Qk2.1795640000/mail.campus.test"
Message-Id: <20261125205309.4Xb7Qk2@mail.campus.test>

This is a MIME-encapsulated message.

--4Xb7Qk2.1795640000/mail.campus.test
Content-Description: Notification
Content-Type: text/plain; charset=us-ascii

no such mailbox

--4Xb7Qk2.1795640000/mail.campus.test
Content-Description: Delivery report
Content-Type: message/delivery-status

Reporting-MTA: dns; mail.campus.test

--4Xb7Qk2.1795640000/mail.campus.test
Content-Description: Undelivered Message Headers
Content-Type: text/rfc822-headers

Subject: hello

--4Xb7Qk2.1795640000/mail.campus.test--
`);

export const LETTERS = { SWAKS, PYTHON, THUNDERBIRD, GMAIL, BOUNCE } as const;
