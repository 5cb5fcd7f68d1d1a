import type { ReferenceWords } from '../reference-words.ts';
import { refAfter, refAnytime, refClass } from './reference/after.ts';
import { refCommand } from './reference/commands.ts';
import { refEnhanced } from './reference/enhanced.ts';
import { refExtension, refMechanism, refParameter } from './reference/extensions.ts';
import { refHeadline, refLede } from './reference/headlines.ts';
import { refImap } from './reference/imap.ts';
import { refKnow } from './reference/know.ts';
import { refEffect, refPart } from './reference/lines.ts';
import {
  refEvidence,
  refFamily,
  refLimit,
  refPort,
  refRole,
  refSpread,
  refStanding,
  refUnconfirmed,
} from './reference/places.ts';
import { refPop3 } from './reference/pop3.ts';
import { refReply } from './reference/replies.ts';
import { refRule } from './reference/rules.ts';
import { refText } from './reference/texts.ts';
import { refBad, refThen } from './reference/then.ts';

/** The book `reference` in French. */
export const reference: ReferenceWords = {
  refFamily,
  refStanding,
  refUnconfirmed,
  refSpread,
  refEvidence,
  refHeadline,
  refLede,
  refPart,
  refEffect,
  refMailbox: { ...refPop3, ...refImap },
  refThen,
  refKnow,
  refBad,
  refReply,
  refAfter,
  refAnytime,
  refEnhanced,
  refClass,
  refCommand,
  refExtension,
  refParameter,
  refMechanism,
  refPort,
  refRole,
  refLimit,
  refRule,
  refText,
};
