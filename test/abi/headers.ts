import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import * as path from 'node:path';
import type { Claim } from './claims';

export const compiler = 'x86_64-w64-mingw32-g++';

/** Headers of Windows, and what the compiler needs to read them. */
export interface Headers {
  readonly name: string;
  readonly bits: 32 | 64;
  readonly flags: readonly string[];
}

const preamble = `
#include <winsock2.h>
#include <ws2tcpip.h>
#include <mstcpip.h>
#include <windows.h>
#include <iphlpapi.h>
// No more of C++'s library: Microsoft's headers make macros of words that it uses.
#include <cstddef>
#include <cstdint>
#include <type_traits>

template <std::size_t I, class First, class... Rest> struct Nth : Nth<I - 1, Rest...> {};
template <class First, class... Rest> struct Nth<0, First, Rest...> { using Type = First; };

// Fits functions of the calling convention WINAPI alone, where the processor has more than one.
template <class F> struct Signature;
template <class R, class... A> struct Signature<R(WINAPI *)(A...)> {
  using Return = R;
  static constexpr std::size_t count = sizeof...(A);
  template <std::size_t I> using Parameter = typename Nth<I, A...>::Type;
};

// Compilers differ in the sign of an enumeration's integer; its width is the ABI's.
template <class Native, class Managed>
constexpr bool sameInteger = sizeof(Native) == sizeof(Managed) &&
                             (std::is_enum_v<Native> ||
                              (std::is_integral_v<Native> && std::is_signed_v<Native> == std::is_signed_v<Managed>));

// void * points to whatever the function's documentation says.
template <class Native, class Managed> constexpr bool passesByReference = false;
template <class Managed> constexpr bool passesByReference<void *, Managed> = true;
template <class Native, class Managed>
constexpr bool passesByReference<Native *, Managed> = sameInteger<Native, Managed>;
`;

/** What the headers deny: each claim’s `otherwise`, where they do not meet its condition. */
export function deniedBy(headers: Headers, claims: readonly Claim[]): string[] {
  const folder = mkdtempSync(path.join(tmpdir(), 'port-reservation-abi-'));
  try {
    const source = path.join(folder, 'claims.cpp');
    const assertions = claims.map(
      ({ condition, otherwise }) => `static_assert(${condition}, ${JSON.stringify(otherwise)});`,
    );
    writeFileSync(source, `${preamble}\n${assertions.join('\n')}\n`);
    const flags = [
      '-std=c++17',
      '-fsyntax-only',
      '-fms-extensions',
      '-w',
      '-fmax-errors=0',
      ...headers.flags,
    ];
    const { status, stderr } = spawnSync(compiler, [...flags, source], { encoding: 'utf8' });
    const errors = [...stderr.matchAll(/error: (.*)/g)].map(([, text = '']) => text);
    const denied = errors.map((text) => /^static assertion failed: (.*)/.exec(text)?.[1]);
    if ((status === 0) !== (errors.length === 0) || denied.includes(undefined)) {
      throw new Error(`${compiler} cannot read the headers of ${headers.name}:\n${stderr.slice(0, 4000)}`);
    }
    return denied as string[];
  } finally {
    rmSync(folder, { recursive: true });
  }
}
