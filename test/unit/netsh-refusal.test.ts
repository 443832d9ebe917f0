import { expect } from 'chai';
import { recognizeRefusal } from '../../src/backends/windows/netsh-refusal';
import { Win32 } from '../../src/contract/win32';

/** The system's texts of a language, by code; other codes have texts that fit nothing. */
function texts(known: Readonly<Record<number, string>>): (errno: number) => string {
  return (errno) => known[errno] ?? `(${errno})`;
}

const english = texts({
  2: 'The system cannot find the file specified.',
  5: 'Access is denied.',
  32: 'The process cannot access the file because it is being used by another process.',
  87: 'The parameter is incorrect.',
  740: 'The requested operation requires elevation.',
  1168: 'Element not found.',
});

describe('what netsh prints when it refuses', () => {
  for (const [printed, code] of [
    ['The system cannot find the file specified.', Win32.ERROR_NOT_FOUND],
    ['Element not found.', Win32.ERROR_NOT_FOUND],
    ['Access is denied.', Win32.ERROR_ACCESS_DENIED],
    ['The requested operation requires elevation (Run as administrator).', Win32.ERROR_ACCESS_DENIED],
    [
      'The process cannot access the file because it is being used by another process.',
      Win32.ERROR_SHARING_VIOLATION,
    ],
    ['The parameter is incorrect.', Win32.ERROR_INVALID_PARAMETER],
  ] as const) {
    it(`is known by the system's own text: '${printed}'`, () => {
      expect(recognizeRefusal(Buffer.from(`\r\n${printed}\r\n\r\n`), english)).to.equal(code);
    });
  }

  it('is known across the line breaks that a narrow console makes', () => {
    const printed = 'The process cannot access the file because it is being\r\nused by another process.\r\n';
    expect(recognizeRefusal(Buffer.from(printed), english)).to.equal(Win32.ERROR_SHARING_VIOLATION);
  });

  const languages: readonly [string, string, Buffer][] = [
    [
      'Italian, code page 850',
      'Impossibile accedere al file. Il file è utilizzato da un altro processo.',
      Buffer.from('Impossibile accedere al file. Il file \x8a utilizzato da un altro processo.', 'latin1'),
    ],
    [
      'German, code page 850',
      'Der Prozess kann nicht auf die Datei zugreifen, da sie von einem anderen Prozess verwendet wird. Für ä ö ü.',
      Buffer.from(
        'Der Prozess kann nicht auf die Datei zugreifen, da sie von einem anderen Prozess verwendet wird. F\x81r \x84 \x94 \x81.',
        'latin1',
      ),
    ],
    [
      'Japanese, code page 932',
      'アクセス',
      Buffer.from([0x83, 0x41, 0x83, 0x4e, 0x83, 0x5a, 0x83, 0x58, 0x0d, 0x0a]),
    ],
    ['Russian, code page 866', 'Отказ', Buffer.from([0x8e, 0xe2, 0xaa, 0xa0, 0xa7])],
    ['Chinese, code page 936', '中文', Buffer.from([0xd6, 0xd0, 0xce, 0xc4])],
    ['Korean, code page 949', '한국', Buffer.from([0xc7, 0xd1, 0xb1, 0xb9])],
    ['Chinese in UTF-8', '中文', Buffer.from('中文')],
  ];
  for (const [language, message, printed] of languages) {
    it(`is known in ${language}`, () => {
      expect(recognizeRefusal(printed, texts({ 32: message }))).to.equal(Win32.ERROR_SHARING_VIOLATION);
    });
  }

  it('is not guessed from what fits no text, from nothing, or by texts that are empty', () => {
    expect(recognizeRefusal(Buffer.from('Something else happened.'), english)).to.equal(undefined);
    expect(recognizeRefusal(Buffer.alloc(0), english)).to.equal(undefined);
    expect(recognizeRefusal(Buffer.from('Ok.'), () => '')).to.equal(undefined);
  });
});
