/** What a character is, where that is known without a pattern: patterns with the classes of Unicode are slow. */

export const [neither, letter, digit, unknown] = [0, 1, 2, 3] as const;

const asciiClasses = Uint8Array.from({ length: 128 }, (_, code) =>
  code >= 48 && code <= 57 ? digit : /[A-Za-z]/.test(String.fromCharCode(code)) ? letter : neither,
);

/**
 * The class of a character: exact for ASCII; the marks of typography, such as quotation marks and dashes, are known as well;
 * all others are left to patterns.
 * @param code a UTF-16 code unit; NaN behind the end of a text, which is unknown
 */
export const classOf = (code: number): number =>
  code < 128 ? (asciiClasses[code] ?? neither) : code >= 0x2010 && code <= 0x2027 ? neither : unknown;
