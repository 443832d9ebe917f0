/** Debian's wine64 without the wrapper scripts, which would look for the 32-bit half too. */
export const wine64 = '/usr/lib/wine/wine64';
export const wineserver = '/usr/lib/wine/wineserver64';

/** Wine's own DLLs, and the system halves of those that have one. */
export const builtinDlls = '/usr/lib/x86_64-linux-gnu/wine/x86_64-windows';
export const builtinSharedObjects = '/usr/lib/x86_64-linux-gnu/wine/x86_64-unix';

export const gcc = 'x86_64-w64-mingw32-gcc';
export const objdump = 'x86_64-w64-mingw32-objdump';
