/**
 * SGR parameters of paper on ink. Not 7: for reversed default colours xterm.js mends the contrast with a style attribute, which the
 * page's policy refuses, and the text is gone. Colour 16 is the paper in the page's theme, 40 the ink.
 */
export const INVERSE_SGR = '38;5;16;40';
