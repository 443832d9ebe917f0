import { Win32 } from '../../contract/win32';

/**
 * The codes with which the commands for exclusions can end, as far as is known, and the ones by which this package
 * says the same. netsh itself tells no code: it exits with 1 and prints the system's text.
 */
const refusals: readonly (readonly [systems: number, ours: number])[] = [
  [Win32.ERROR_ACCESS_DENIED, Win32.ERROR_ACCESS_DENIED],
  [740, Win32.ERROR_ACCESS_DENIED], // ERROR_ELEVATION_REQUIRED
  [Win32.ERROR_SHARING_VIOLATION, Win32.ERROR_SHARING_VIOLATION],
  [183, Win32.ERROR_SHARING_VIOLATION], // ERROR_ALREADY_EXISTS
  [5010, Win32.ERROR_SHARING_VIOLATION], // ERROR_OBJECT_ALREADY_EXISTS
  [Win32.ERROR_INVALID_PARAMETER, Win32.ERROR_INVALID_PARAMETER],
  [Win32.ERROR_NOT_FOUND, Win32.ERROR_NOT_FOUND],
  [Win32.ERROR_FILE_NOT_FOUND, Win32.ERROR_NOT_FOUND],
];

/** The consoles' code pages whose letters are no letters of ASCII, under the names that TextDecoder has for them. */
const codePages = ['shift_jis', 'gbk', 'euc-kr', 'big5', 'ibm866', 'windows-874', 'utf-8'];

/** Fewer letters than this could stand in any sentence. */
const fewestLetters = 8;

/**
 * The code that netsh's output stands for, whatever the language: its text is compared with the system's own for each
 * code that can be. Undefined where none is recognised.
 *
 * @param printed - The bytes that netsh printed, in the console's code page, which nobody knows.
 * @param systemMessage - The system's text for a code, in the user's language.
 */
export function recognizeRefusal(
  printed: Buffer,
  systemMessage: (errno: number) => string,
): number | undefined {
  const asPrinted = codePages.map((codePage) => new TextDecoder(codePage).decode(printed)).map(squeezed);
  const inAscii = asciiLetters(printed.toString('latin1'));
  return refusals.find(([errno]) => {
    const message = squeezed(systemMessage(errno));
    const letters = asciiLetters(message);
    return (
      (message !== '' && asPrinted.some((text) => text.includes(message))) ||
      (letters.length >= fewestLetters && inAscii.includes(letters))
    );
  })?.[1];
}

/** Without spaces, line ends and the full stop, after which netsh may go on. */
function squeezed(text: string): string {
  return text.replace(/\s+/g, '').replace(/[.。]$/, '');
}

/** What every code page of the Latin letters has in common: accented letters are left out on both sides. */
function asciiLetters(text: string): string {
  return text.replace(/[^A-Za-z0-9]/g, '');
}
