import { useLanguage } from '../../../i18n/i18n.ts';
import { type ComposeWords, composeWords } from './words.ts';

export const useComposeWords = (): ComposeWords => composeWords[useLanguage()];
