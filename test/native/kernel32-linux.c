/*
 * A stand-in for the one function of kernel32 that the shim calls, on iconv. The system's OEM code page is the one
 * that PORT_RESERVATION_STANDIN_OEM names as iconv does, or 437.
 */
#include "platform.h"

#include <errno.h>
#include <iconv.h>
#include <stdlib.h>

#define CP_OEMCP 1
#define REPLACEMENT 0xFFFD

static int refuse(int code) {
  errno = code;
  return 0;
}

/* Every byte that is no letter in the code page becomes a replacement, as on Windows without MB_ERR_INVALID_CHARS. */
static int convert(iconv_t to_utf16, const char *text, int size, USHORT *utf16, int units) {
  char *in = (char *)text;
  char *out = (char *)utf16;
  size_t in_left = (size_t)size;
  size_t out_left = (size_t)units * sizeof *utf16;
  while (in_left > 0) {
    if (iconv(to_utf16, &in, &in_left, &out, &out_left) != (size_t)-1) break;
    if (errno == E2BIG || out_left < sizeof *utf16) return -1;
    *(USHORT *)out = REPLACEMENT;
    out += sizeof *utf16;
    out_left -= sizeof *utf16;
    in++;
    in_left--;
  }
  return units - (int)(out_left / sizeof *utf16);
}

EXPORT int WINAPI MultiByteToWideChar(UINT code_page, DWORD flags, const char *text, int size, USHORT *utf16, int units) {
  if (code_page != CP_OEMCP || flags != 0 || text == NULL || size <= 0 || utf16 == NULL || units <= 0) {
    return refuse(ERROR_INVALID_PARAMETER);
  }
  const char *oem = getenv("PORT_RESERVATION_STANDIN_OEM");
  iconv_t to_utf16 = iconv_open("UTF-16LE", oem != NULL ? oem : "CP437");
  if (to_utf16 == (iconv_t)-1) return refuse(ERROR_INVALID_PARAMETER);
  int written = convert(to_utf16, text, size, utf16, units);
  iconv_close(to_utf16);
  return written < 0 ? refuse(ERROR_INSUFFICIENT_BUFFER) : written;
}
