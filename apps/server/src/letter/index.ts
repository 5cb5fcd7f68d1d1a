export { contentDisposition, fileNameOf } from './file-name.ts';
export { textOfHtml } from './html-text.ts';
export { type Letter, type LetterPart, readLetter } from './letter.ts';
export { HTML_HEADERS, inlinePictures } from './safe-html.ts';
