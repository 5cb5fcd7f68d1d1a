import { createHmac } from 'node:crypto';
import type { DialogueEffect } from '../dialogue.ts';

type Login = Extract<DialogueEffect, { kind: 'authenticate' }>;

/** What the edge asks where nobody wants to be surprised: the example of RFC 2195 §2. */
export const CHALLENGE = '<1896.697170952@postoffice.reston.mci.net>';

export const base64 = (text: string): string => Buffer.from(text, 'utf8').toString('base64');

/** A client's answer to a challenge (RFC 2195 §2). */
export const cram = (user: string, password: string, challenge = CHALLENGE): string =>
  base64(`${user} ${createHmac('md5', password).update(challenge).digest('hex')}`);

/** As the lab looks at it: the password itself, or what could only be made with it. */
export const isPassword = (login: Login, password: string): boolean =>
  login.mechanism === 'CRAM-MD5'
    ? login.digest === createHmac('md5', password).update(login.challenge).digest('hex')
    : login.password === password;
